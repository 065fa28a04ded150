package io.github.jsock.programs.scenario;

import java.io.IOException;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The outcome of an asynchronous operation, which the one who started it waits for. */
final class Completion<V extends @Nullable Object> implements CompletionHandler<V, @Nullable Void> {
    private static final int PATIENCE_SECONDS = 60;

    private final CompletableFuture<V> outcome = new CompletableFuture<>();

    /** Starts an operation. */
    interface Operation<V extends @Nullable Object> {
        void start(CompletionHandler<V, @Nullable Void> handler);
    }

    /** Has this handler called and waits for that. */
    static <V extends @Nullable Object> V of(Operation<V> operation) throws IOException {
        Completion<V> completion = new Completion<>();
        operation.start(completion);
        return get(completion.outcome);
    }

    /** Waits; throws what the operation threw. */
    static <V extends @Nullable Object> V get(Future<V> outcome) throws IOException {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                throw (IOException) e.getCause();
            }
            throw new IOException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void completed(V result, @Nullable Void attachment) {
        outcome.complete(result);
    }

    @Override
    public void failed(Throwable thrown, @Nullable Void attachment) {
        outcome.completeExceptionally(thrown);
    }
}
