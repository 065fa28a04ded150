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
 * </pre>
 *
 * What the options ask it to do wrong is in {@code Trouble} and {@code Troubles}:
 *
 * <pre>
 *   ForgetfulClient ────────────────────────────────────► OrderService    --leak: never closes what it opened
 *   InattentiveBrowser ─────────────────────────────────► WebShop         --close-wait: not even when the peer has
 *   ReturningCustomers ─────────────────────────────────► ReturnsDesk     --backlog: come faster than they are accepted
 *   HesitantClient                                                        --never-connect: opens, and does not connect
 *   RestlessClient ─────────────────────────────────────► OrderService    --ephemeral: a connection for each question
 *   RudeClient ─────────────────────────────────────────► OrderService    --resets: breaks off
 * </pre>
 *
 * {@link io.github.jsock.demo.Shop} opens the departments, sends the clients out at a steady pace
 * ({@code Timetable}) and closes all of it again; {@code Department} says who sits on which port, {@code Counters} what
 * has been done so far. Each service owns its listener and every connection it accepted, each client what it connected,
 * and both close them in {@code close()}; all but those that do otherwise on purpose.
 */
@NullMarked
package io.github.jsock.demo;

import org.jspecify.annotations.NullMarked;
