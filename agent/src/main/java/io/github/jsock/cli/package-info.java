/**
 * The command line, {@code java -jar jsock.jar}: lists JVMs, and attaches to one to print its sockets.
 *
 * <p>The work is done in the target: it is handed the name of a file, by attaching, and writes what is wanted there. So
 * neither side needs a port, and what is printed is what the agent in the target knows, whatever its version.
 *
 * <p>{@link io.github.jsock.cli.PreparedJar} needs no target: it weaves the classes of the Java that runs it, and adds them to
 * the jar.
 */
package io.github.jsock.cli;
