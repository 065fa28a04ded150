package io.github.jsock.workloads.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KafkaRecordsTest {
    @Test
    void eachRecordIsSentAndComesBack() throws Exception {
        try (KafkaRecords records = new KafkaRecords()) {
            assertThat(records.run(10)).isEqualTo(10);
            assertThat(records.run(100)).isEqualTo(100);
        }
    }
}
