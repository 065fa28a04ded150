/** {@code SocketImpl}s of an application's own, as a {@code SocketImplFactory} makes them. */
package io.github.jsock.programs.factories;
