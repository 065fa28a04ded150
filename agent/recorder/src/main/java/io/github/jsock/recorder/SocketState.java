package io.github.jsock.recorder;

/** How far a socket has come in its life. */
enum SocketState {
    OPENED,
    BOUND,
    LISTENING,
    CONNECTING,
    CONNECTED,
    ENDED
}
