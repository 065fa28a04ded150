/**
 * What the Linux kernel says of this process's sockets, asked without any privilege.
 *
 * <p>{@link io.github.jsock.exporter.kernel.SocketDescriptors} tells which descriptors are sockets, and their inodes;
 * {@link io.github.jsock.exporter.kernel.ProcNet} what is bound and connected to what, by inode. Joined into a
 * {@link io.github.jsock.exporter.kernel.KernelSample}, they tell what a descriptor is; of the connections that are recorded no
 * more is kept than their {@link io.github.jsock.exporter.kernel.ConnectionStates}. One sample, taken seldom, serves two ends:
 *
 * <ul>
 *   <li>{@link io.github.jsock.exporter.kernel.Reconciliation} takes in the sockets that were open before the agent was
 *       attached ({@link io.github.jsock.exporter.kernel.Adoption}), finds those that came unseen, and ends those that went
 *       unseen.
 *   <li>{@link io.github.jsock.exporter.kernel.KernelView} publishes how many sockets the process really holds, and those
 *       of them that are of no kind that is recorded.
 * </ul>
 *
 * <p>To look must not take the last descriptor, be it for a moment. So what is read all the time stays open ({@link
 * io.github.jsock.exporter.kernel.StandingText}), and the rest is left alone while few are left ({@link
 * io.github.jsock.exporter.kernel.SpareDescriptors}). Where something cannot be read, nothing is adopted and nothing ended.
 */
package io.github.jsock.exporter.kernel;
