package io.github.jsock.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** One thread that waits on many non-blocking channels and hands each one that is ready to its handler. */
final class SelectorLoop implements Closeable {
    /** What to do when a channel is ready. Must not block: all other channels wait meanwhile. */
    @FunctionalInterface
    interface Handler {
        /** Throwing closes the channel. */
        void ready(SelectionKey key) throws IOException;
    }

    private final String name;
    private final Consumer<IOException> onFailure;
    private final Selector selector = Selector.open();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    /** A loop on a thread of that name, which tells {@code onFailure} why it closed a channel. */
    SelectorLoop(String name, Consumer<IOException> onFailure) throws IOException {
        this.name = name;
        this.onFailure = onFailure;
    }

    /** Hands the channel, which is closed with this loop, to the handler whenever it is ready for one of the ops. */
    void register(SelectableChannel channel, int ops, Handler handler) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, ops, handler);
    }

    void start() {
        Threads.platform(name).newThread(this::loop).start();
    }

    /** Makes every channel whose handler waits for nothing wait for the given ops. */
    void wakeIdle(int ops) {
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.interestOps() == 0) {
                key.interestOps(ops);
            }
        }
        selector.wakeup();
    }

    /** Ends the loop and closes its channels. */
    @Override
    public void close() {
        stopping = true;
        selector.wakeup();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try (selector) {
            while (!stopping) {
                selector.select(this::handle);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            onFailure.accept(e);
        } finally {
            ended.countDown();
        }
    }

    private void handle(SelectionKey key) {
        try {
            ((Handler) key.attachment()).ready(key);
        } catch (IOException e) {
            onFailure.accept(e);
            close(key);
        }
    }

    private void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            onFailure.accept(e);
        }
    }
}
