/**
 * Who opened a socket: the code, the jar it came from and the stack.
 *
 * <p>The recorder keeps a stack trace of each opening, unravelled by nobody. {@link io.github.jsock.exporter.owner.Owners}
 * unravels it on a reader's thread into an {@link io.github.jsock.exporter.owner.Origin}, one for all sockets that were opened
 * by the same stack, and the trace is dropped. In a stack, innermost frame first, these are told apart:
 *
 * <pre>
 *   sun.nio.ch.SocketChannelImpl.connect      the JDK
 *   com.zaxxer.hikari.pool.PoolBase.newConn…  plumbing: a pool, a driver, a client; its jar is the library
 *   com.shop.OrderDao.load                    the owner: the innermost frame of neither
 *   com.shop.OrderService.place               the caller: the next one, of another class
 * </pre>
 *
 * <p>Where there is plumbing only, as on a thread of a pool, the owner is its innermost frame, and where there is the JDK only, the
 * innermost one that is not of its sockets themselves.
 */
package io.github.jsock.exporter.owner;
