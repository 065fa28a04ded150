/**
 * Proves the shipped jar from outside, as a user meets it: real JVMs of every supported JDK, forked, with
 * {@code agent/target/jsock.jar}, whose classes are not on this class path.
 *
 * <h2>The kit</h2>
 *
 * <pre>
 *   Jdk                 the JDKs of this machine: one each of 8, 11, 17, 21 and the newest from 25 on
 *   TargetJvm           a forked JVM: start, attach, talk by lines, read its output
 *   KernelSockets       the oracle: what the kernel says of the sockets of a process
 *   Published           what the agent says: /api/v1/sockets and, by Scrape, /metrics
 *   ScenarioRun         drives {@code io.github.jsock.programs.Scenario}; an Account is what the program says
 *   LinksAccount        what {@code io.github.jsock.programs.Layers} says, which a ScenarioRun drives as well
 *   Way                 how the agent comes into the JVM: with it, or later
 *   InterleavingRun     drives {@code io.github.jsock.programs.Interleaving}; a RestCheck holds all against the kernel alone
 *   GreetingRun         runs a program with and without the agent and compares all that it says; an Outcome is that
 *   CrowdRun            a program that listens, connects and closes as it is told, thousands if need be
 *   RushRun             a program that opens and closes connections as fast as it can
 *   Cli                 the command line; CommandLineTable reads what it prints
 *   JmxTarget           a JMX client, connected
 *   BrokenJar           the jar with parts of the recorder that throw
 *   LinkedRuntime       a Java run-time cut down by jlink
 *   CompiledApplication an application, or another agent, with libraries of its own
 *   Netty               the versions of Netty under test; NettyCheck holds what a program on it says
 *   ServerProcess       a real Redis or PostgreSQL
 *   PrometheusServer    a real Prometheus; Dashboard reads the Grafana dashboard
 *   HooksSeen           which hooks took where, and the page in docs that says so
 *   Difference          two lists that should be equal, and what is missing or too much
 * </pre>
 *
 * <h2>How it is proved</h2>
 *
 * The program under observation knows nothing of jsock and keeps its own account of every byte. It stops after each step;
 * then program, kernel and agent must agree. {@code KernelSocketsTest} first proves that program and kernel agree when no
 * agent is there.
 *
 * <p>Another one does whatever comes to its threads' minds, at random and all at once, and keeps no account: whenever it rests,
 * kernel and agent must agree ({@code InterleavingTest}).
 */
package io.github.jsock.acceptance;
