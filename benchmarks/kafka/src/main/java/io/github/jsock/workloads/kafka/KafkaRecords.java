package io.github.jsock.workloads.kafka;

import io.github.jsock.workloads.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records of a kilobyte: a hundred are sent to a broker in this JVM, and received from it before the next hundred. */
public final class KafkaRecords implements Workload {
    private static final int RECORD_BYTES = 1 << 10;
    private static final int BATCH = 100;
    /** A broker is much code: it takes longer to be compiled than its driver would wait. */
    private static final int UNTIL_COMPILED = 50_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "records";

    private final KafkaBroker broker = new KafkaBroker();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Starts the broker and connects to it. */
    public KafkaRecords() throws Exception {
        broker.create(TOPIC);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "acks", "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
        run(UNTIL_COMPILED);
    }

    @Override
    public int run(int operations) throws IOException, InterruptedException, ExecutionException {
        byte[] record = new byte[RECORD_BYTES];
        for (int left = operations; left > 0; left -= BATCH) {
            int batch = Math.min(BATCH, left);
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < batch; i++) {
                sent.add(producer.send(new ProducerRecord<>(TOPIC, record)));
            }
            receive(batch);
            for (Future<?> each : sent) {
                each.get();
            }
        }
        return operations;
    }

    private void receive(int records) throws IOException {
        for (int left = records; left > 0; ) {
            int count = consumer.poll(PATIENCE).count();
            if (count == 0) {
                throw new IOException("no record has come");
            }
            left -= count;
        }
    }

    @Override
    public void close() throws IOException {
        producer.close();
        consumer.close();
        broker.close();
    }
}
