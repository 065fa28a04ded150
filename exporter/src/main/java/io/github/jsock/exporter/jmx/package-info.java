/**
 * The snapshot as MXBeans in the domain {@code jsock}, for JConsole, VisualVM, Jolokia and programs.
 *
 * <pre>
 *   jsock:type=Sockets     {@link io.github.jsock.exporter.jmx.SocketsMXBean}    totals, sockets as lines and as rows; notifications
 *   jsock:type=Services    {@link io.github.jsock.exporter.jmx.ServicesMXBean}   the same by service
 *   jsock:type=Listener,transport=tcp,address="0.0.0.0",port=8080
 *                          {@link io.github.jsock.exporter.jmx.ListenerMXBean}   one for each listener; the address is quoted
 *   jsock:type=Agent       {@link io.github.jsock.exporter.jmx.AgentMXBean}      the agent itself: version, hooks, errors, detach
 * </pre>
 *
 * <p>Few beans, and tables behind operations: a bean for each connection would make every query as slow as there are
 * connections. JConsole shows a table one row at a time and a {@code String[]} as a readable list, so there are both.
 *
 * <p>The interfaces use open types only, so that a client needs none of our classes. Each carries its own documentation:
 * {@link io.github.jsock.exporter.jmx.DescribedBean} turns {@code Description}, {@code Units} and {@code Parameter} into
 * what clients show. {@link io.github.jsock.exporter.jmx.JmxBeans} registers the beans and keeps those of the listeners up
 * to date; it has no thread of its own.
 */
package io.github.jsock.exporter.jmx;
