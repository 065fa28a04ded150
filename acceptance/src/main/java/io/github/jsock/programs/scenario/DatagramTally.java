package io.github.jsock.programs.scenario;

/** Counts datagrams and their bytes, those that filled their buffer among them. Its text is MOVED of {@link DatagramLedger}. */
final class DatagramTally {
    private long sent;
    private long sentBytes;
    private long received;
    private long receivedBytes;
    private long filled;

    synchronized void countSent(long bytes) {
        sent++;
        sentBytes += bytes;
    }

    synchronized void countReceived(long bytes, boolean isFilled) {
        received++;
        receivedBytes += bytes;
        filled += isFilled ? 1 : 0;
    }

    synchronized long sentBytes() {
        return sentBytes;
    }

    synchronized long receivedBytes() {
        return receivedBytes;
    }

    @Override
    public synchronized String toString() {
        return sent + " " + sentBytes + " " + received + " " + receivedBytes + " " + filled;
    }
}
