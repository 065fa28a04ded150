package io.github.jsock.programs.layers;

/** The body of a response of which only the beginning is sent, so that its connection stays in use. */
final class HalfBody {
    static final int LENGTH = 20_000;
    static final int SENT = 12_000;

    private HalfBody() {}
}
