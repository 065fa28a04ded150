package io.github.jsock.demo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;

/**
 * The command line.
 *
 * @param basePort the first of the shop's ports
 * @param seconds how long to run; {@link #FOREVER} when not given
 * @param troubles what the shop is to do wrong
 * @param help whether only {@link #USAGE} is asked for
 */
record Options(int basePort, long seconds, Set<Trouble> troubles, boolean help) {
    static final long FOREVER = Long.MAX_VALUE;

    static final String USAGE = """
            usage: java -jar demo-app.jar [--port-base N] [--seconds N] [trouble ...]

            A small shop of services that talk over TCP and UDP on the loopback interface.

              --port-base N   first of its ports, 8080 if not given:
                              web N, orders N+1, stock N+2, mail N+3, payment N+4 (refused),
                              prices N+5 (UDP), returns N+6 (with --backlog)
              --seconds N     end after N seconds; without it run until stopped
              --help          print this

            Troubles, to be looked for:

            """ + Trouble.usage();

    private static final int DEFAULT_BASE_PORT = 8080;
    private static final int LAST_BASE_PORT = 65_535 - Department.values().length + 1;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a message for the user, on the first bad argument
     */
    static Options parse(String... args) {
        int basePort = DEFAULT_BASE_PORT;
        long seconds = FOREVER;
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        boolean help = false;
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port-base" -> basePort = number(option, rest, LAST_BASE_PORT);
                case "--seconds" -> seconds = number(option, rest, Integer.MAX_VALUE);
                case "--help", "-h" -> help = true;
                default -> troubles.add(trouble(option));
            }
        }
        return new Options(basePort, seconds, troubles, help);
    }

    /** Those that there are. */
    Set<Department> departments() {
        return troubles.contains(Trouble.BACKLOG)
                ? EnumSet.allOf(Department.class)
                : EnumSet.complementOf(EnumSet.of(Department.RETURNS));
    }

    /** Where the department is, or would be. */
    InetSocketAddress address(Department department) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), basePort + department.offset());
    }

    private static Trouble trouble(String option) {
        return Trouble.of(option)
                .orElseThrow(() -> new IllegalArgumentException("unknown option " + option + " (see --help)"));
    }

    private static int number(String option, Iterator<String> rest, int max) {
        String value = rest.hasNext() ? rest.next() : "nothing";
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Not a number at all: the same answer as for one that is out of range.
        }
        throw new IllegalArgumentException(option + " needs a number from 1 to " + max + ", not " + value);
    }
}
