/**
 * What {@link io.github.jsock.programs.Interleaving} consists of.
 *
 * <p>The {@link io.github.jsock.programs.interleaving.Crew} are threads that share one
 * {@link io.github.jsock.programs.interleaving.World}: places for a few hundred sockets and the addresses that they were last
 * seen at. Each thread again and again takes the socket in some place and has it do something, closes it, or puts a new one in
 * its place. A {@link io.github.jsock.programs.interleaving.Specimen} is a socket of one kind, which knows what can be done
 * with it; mostly it is refused, since anybody may have bound, connected or closed it before, and that is as good as any other
 * event. The addresses may be those of closed sockets, so that connects are refused too.
 */
package io.github.jsock.programs.interleaving;
