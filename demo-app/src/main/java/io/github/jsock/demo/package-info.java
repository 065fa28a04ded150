/**
 * A small shop whose departments talk to each other over TCP and UDP on the loopback interface, all in one JVM: something to
 * look at for whoever attaches a socket monitor, and an example of the ways in which Java opens a socket.
 *
 * <pre>
 *   Browser, OldBrowser ──HTTP──► WebShop ──OrderPool──► OrderService     classic sockets, a thread per connection
 *   StockClient ────────────────────────────────────────► StockService    channels, one selector on each side
 *   MailClient ─────────────────────────────────────────► MailService     one short connection per letter
 *   PriceClient ────────────────────────────────────────► PriceBoard      datagrams there and back
 *   PaymentClient ──────────────────────────────────────► nobody          every connect is refused
 *   ForgetfulClient ────────────────────────────────────► OrderService    with --leak: never closes what it opened
 * </pre>
 *
 * {@link io.github.jsock.demo.Shop} opens the departments, sends the clients out at a steady pace
 * ({@code Timetable}) and closes all of it again; {@code Department} says who sits on which port, {@code Counters} what
 * has been done so far. Each service owns its listener and every connection it accepted, each client what it connected,
 * and both close them in {@code close()}. The one exception is the client that forgets, on purpose.
 */
@NullMarked
package io.github.jsock.demo;

import org.jspecify.annotations.NullMarked;
