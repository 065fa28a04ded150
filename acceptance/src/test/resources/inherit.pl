# inherit.pl KIND PORT COMMAND... : runs a command with a socket of 127.0.0.1 as its standard input and output, as inetd does:
# a connection to the port, or a listener or a bound datagram socket at it.
use strict;
use warnings;
use Socket;

my ($kind, $port) = splice @ARGV, 0, 2;
socket(my $socket, PF_INET, $kind eq "datagrams" ? SOCK_DGRAM : SOCK_STREAM, 0) or die "socket: $!";
my $address = pack_sockaddr_in($port, INADDR_LOOPBACK);
if ($kind eq "connection") {
  connect($socket, $address) or die "connect: $!";
} else {
  bind($socket, $address) or die "bind: $!";
}
if ($kind eq "listener") {
  listen($socket, 5) or die "listen: $!";
}
open(STDIN, "<&", $socket) or die "standard input: $!";
open(STDOUT, ">&", $socket) or die "standard output: $!";
exec @ARGV or die "$ARGV[0]: $!";
