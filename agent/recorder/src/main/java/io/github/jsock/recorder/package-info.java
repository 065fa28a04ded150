/**
 * What the JDK's own code calls once it is instrumented, and the model of what it told us.
 *
 * <p>These classes are defined in the boot loader, because the socket classes of {@code java.base} must be able to call
 * them. They depend on the JDK alone, inherit from nothing of ours and load nothing of ours but each other.
 *
 * <h2>The way of the data</h2>
 *
 * <pre>
 *   the application calls the JDK
 *     → advice (one call)
 *       → {@link io.github.jsock.recorder.Recorder}            and its like, which advice may name; JDK types only
 *         → {@link io.github.jsock.recorder.SocketTable}       live sockets, found by file descriptor
 *             {@link io.github.jsock.recorder.TrackedSocket}   one socket's life and its counters
 *             {@link io.github.jsock.recorder.ServiceTotals}   what ended connections leave behind, per service and role
 *             {@link io.github.jsock.recorder.History}         the newest endings
 *           → {@link io.github.jsock.recorder.Snapshot}        immutable; taken on our threads, rendered by the exporter
 * </pre>
 *
 * A library that opens sockets past the JDK calls {@link io.github.jsock.recorder.DescriptorRecorder} and its like instead,
 * with the numbers of its descriptors.
 *
 * <h2>Laws of this package</h2>
 *
 * <ul>
 *   <li>Reading and writing allocate nothing and take no lock: a descriptor, two array loads, two additions.
 *   <li>Opening, connecting, accepting and closing may allocate a little and lock only the socket they concern. No lock
 *       is ever held while code of the application or of the JDK's sockets runs.
 *   <li>A slot of the table is set at birth and cleared on <em>entry</em> to close, while the descriptor is still ours:
 *       the kernel can never hand out a number whose record we still hold.
 *   <li>Everything is bounded, and what does not fit is counted.
 *   <li>Whatever is costly (text, sorting, sums) happens on the reader's side, in the snapshot.
 * </ul>
 */
package io.github.jsock.recorder;
