/**
 * What the JVM calls: {@code premain}, {@code agentmain} and {@code main}. The only package of the jar that the application
 * can see, and so it names nothing but the JDK.
 *
 * <h2>Realms</h2>
 *
 * <pre>
 *   system loader   this package, from the root of the jar
 *   boot loader     {@code boot/}: the recorder, defined by {@link io.github.jsock.launch.BootClasses}
 *   agent loader    {@code inst/}: everything else, with its libraries, in {@link io.github.jsock.launch.AgentClassLoader}
 * </pre>
 *
 * <p>The recorder's classes are defined in the boot loader one by one instead of appending a jar to its search path:
 * appending makes the JVM print a warning on the application's output and turn its class-data sharing off.
 *
 * <h2>Order</h2>
 *
 * {@code premain} → {@code BootClasses.define} → {@code AgentClassLoader} → {@code io.github.jsock.agent.Start}, made by
 * reflection, since the verifier would load a class named in code before it can be found. Whatever fails on the way is
 * one line on standard error, and the application starts as without us.
 */
package io.github.jsock.launch;
