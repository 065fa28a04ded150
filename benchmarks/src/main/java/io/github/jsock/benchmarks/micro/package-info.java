/**
 * What single calls into the recorder cost, by JMH: of reads and writes, of a connection's whole life, of a snapshot and
 * what is rendered from it, for tables that are small and large.
 *
 * <p>The recorder is on the boot loader here as it is under the agent; descriptors are simulated, so that a table can hold more
 * sockets than this process may open.
 */
package io.github.jsock.benchmarks.micro;
