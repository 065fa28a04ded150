/**
 * The steps of {@link io.github.jsock.programs.Scenario} and what they share.
 *
 * <p>A {@link io.github.jsock.programs.scenario.Step} opens connections, moves bytes and leaves some ends open and some
 * closed. Every {@link io.github.jsock.programs.scenario.End} counts the bytes that the program's own calls said they
 * moved, as does every {@link io.github.jsock.programs.scenario.DatagramEnd}, and the
 * {@link io.github.jsock.programs.scenario.Ledger} keeps all ends, listeners, idle sockets and failed connects: it is the
 * program's own account, against which an observer's may be held. Both ends of every connection are in this one process.
 *
 * <p>When {@code run} returns nothing moves any more: each step waits for the threads it started, and for the reader to
 * have read what the writer wrote. Random sizes come from the seed alone.
 */
package io.github.jsock.programs.scenario;
