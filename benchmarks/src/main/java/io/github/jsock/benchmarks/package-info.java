/**
 * What jsock costs, measured on whole JVMs: against the same JVM without an agent, and against other tools.
 *
 * <p>{@link io.github.jsock.benchmarks.Benchmarks} is where it starts. {@link io.github.jsock.benchmarks.Overhead} has JVMs of all
 * {@link io.github.jsock.benchmarks.Configuration}s run the same workload side by side, in turns of random order, and compares each
 * with the one without an agent in the same turn, so that a machine whose speed drifts does not decide. A second JVM without an agent
 * says what is noise. {@link io.github.jsock.benchmarks.StartUp} and {@link io.github.jsock.benchmarks.Footprint} measure what it
 * takes to start and to remember connections, {@link io.github.jsock.benchmarks.Reading} what it takes to be scraped.
 *
 * <p>The micro-benchmarks of the recorder are in {@code micro}.
 */
package io.github.jsock.benchmarks;
