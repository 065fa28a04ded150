/**
 * Programs that run under observation, on JDK 8 to 25. They know nothing of jsock and depend on the JDK alone, so that
 * what they do is what any application might do.
 *
 * <p>{@link io.github.jsock.programs.Scenario} opens and closes sockets in every way the JDK offers and says, step
 * by step, what it did: see {@link io.github.jsock.programs.scenario}. {@link io.github.jsock.programs.Layers} does the same
 * with what stands above sockets: see {@link io.github.jsock.programs.layers}.
 * {@link io.github.jsock.programs.Interleaving} uses sockets at random on several threads: see
 * {@link io.github.jsock.programs.interleaving}. {@link io.github.jsock.programs.SocketFactories} puts the application's own
 * classes below sockets. {@link io.github.jsock.programs.Attacher} loads an
 * agent into a running JVM from a JVM of the same version. The others are small: one job each, driven by lines on standard
 * input or by their arguments.
 */
package io.github.jsock.programs;
