/**
 * The order of start and stop, and the options. {@link io.github.jsock.agent.Start} is entered by the launcher, in the agent
 * loader, once the recorder's classes are in the boot loader:
 *
 * <ol>
 *   <li>read the options and set the recorder's limits;
 *   <li>initialize the recorder, so that no thread of the application ever does;
 *   <li>weave the hooks;
 *   <li>when attached late, take in the sockets that are open already;
 *   <li>start the exporter, on a thread of its own.
 * </ol>
 */
package io.github.jsock.agent;
