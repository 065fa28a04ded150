/**
 * Kafka's producer, consumer and broker as a workload of the benchmarks. A module of its own, since the broker needs Java 17 and brings
 * some forty jars: {@link io.github.jsock.workloads.Driven} takes them from this module's folder, so that they are on nobody else's
 * class path.
 */
@NullMarked
package io.github.jsock.workloads.kafka;

import org.jspecify.annotations.NullMarked;
