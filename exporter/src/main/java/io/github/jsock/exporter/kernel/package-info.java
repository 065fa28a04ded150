/**
 * What the Linux kernel says of this process's sockets, read from {@code /proc/self} without any privilege.
 *
 * <p>{@link io.github.jsock.exporter.kernel.SocketDescriptors} tells which descriptors are sockets, and their inodes;
 * {@link io.github.jsock.exporter.kernel.ProcNet} what is bound and connected to what, by inode. Joined, they tell what a
 * descriptor is, which is how {@link io.github.jsock.exporter.kernel.Reconciliation} takes in the sockets that were open
 * before the agent was attached, and ends those that have gone unseen. Where there is no {@code /proc}, there is nothing to join, and nothing is adopted.
 */
package io.github.jsock.exporter.kernel;
