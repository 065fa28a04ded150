/**
 * Which sockets may have been forgotten, and what speaks for it.
 *
 * <p>A socket that has been open and idle for long is a {@linkplain io.github.jsock.exporter.leak.Suspect suspect}. What is
 * known of it is {@linkplain io.github.jsock.exporter.leak.Evidence evidence}, not a verdict: that its peer has ended the
 * connection long ago, that nothing ever passed, or that it was used again after a pause, as a pool's is. Suspects that the
 * same stack has opened are a {@link io.github.jsock.exporter.leak.SuspectGroup}, which tells too what else that stack has
 * opened: what is in use, and what was closed.
 *
 * <p>What the garbage collector has closed is no suspect any more, but a leak:
 * {@link io.github.jsock.exporter.owner.Owners#leaked()} counts those.
 */
package io.github.jsock.exporter.leak;
