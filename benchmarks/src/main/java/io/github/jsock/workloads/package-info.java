/**
 * What the measured JVMs run: programs that use sockets in one way each, on any Java from 8 on. They know nothing of jsock.
 *
 * <p>{@link io.github.jsock.workloads.Driven} runs one {@link io.github.jsock.workloads.Workload} step by step, as it is told on
 * its standard input, and says what each step cost by {@link io.github.jsock.workloads.Meter}. {@link
 * io.github.jsock.workloads.FirstSocket} says what it took to get there, and {@link io.github.jsock.workloads.HeldOpen} holds
 * many sockets.
 *
 * <p>Threads of workloads are called {@code app-…}, so that what the application pays is told apart from what an agent does on
 * threads of its own.
 */
package io.github.jsock.workloads;
