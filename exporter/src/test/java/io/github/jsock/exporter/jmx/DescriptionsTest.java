package io.github.jsock.exporter.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jsock.exporter.ForkedJvm;
import java.util.List;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ObjectName;
import javax.management.openmbean.OpenType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client shows of the beans besides their values. */
@Timeout(180)
class DescriptionsTest {
    private static final Set<String> NOT_COUNTS = Set.of("Port");

    @Test
    void everythingIsDescribedAndEveryNumberHasAUnit() throws Exception {
        try (ForkedJvm program = ForkedJvm.start()) {
            program.tell("listen shop 127.0.0.1", "beans register");
            try (JmxClient client = new JmxClient(program.pid())) {
                Set<ObjectName> names = client.server.queryNames(new ObjectName("jsock:*"), null);
                assertThat(names).hasSize(4);
                for (ObjectName name : names) {
                    MBeanInfo info = client.server.getMBeanInfo(name);
                    assertThat(info.getDescriptor().getFieldValue("mxbean")).isEqualTo("true");
                    assertThat(info.getDescription()).contains(" ").doesNotContain("Information on");
                    for (MBeanAttributeInfo attribute : info.getAttributes()) {
                        assertDescribed(attribute);
                        assertMeasured(attribute);
                        client.server.getAttribute(name, attribute.getName());
                    }
                    for (MBeanOperationInfo operation : info.getOperations()) {
                        assertDescribed(operation);
                        assertThat(operation.getSignature()).allSatisfy(DescriptionsTest::assertDescribed);
                    }
                }
            }
        }
    }

    private static void assertDescribed(MBeanFeatureInfo feature) {
        assertThat(feature.getDescription()).as(feature.getName()).contains(" ").isNotEqualTo(feature.getName());
    }

    private static void assertMeasured(MBeanAttributeInfo attribute) {
        OpenType<?> type = (OpenType<?>) attribute.getDescriptor().getFieldValue("openType");
        boolean number = Set.of("java.lang.Integer", "java.lang.Long").contains(type.getTypeName());
        assertThat(attribute.getDescriptor().getFieldValue("units") != null)
                .as("units of " + attribute.getName())
                .isEqualTo(number && !NOT_COUNTS.contains(attribute.getName()));
    }

    @Test
    void operationsAndNotificationsSayWhatTheyAre() throws Exception {
        try (ForkedJvm program = ForkedJvm.start()) {
            program.ask("beans register");
            try (JmxClient client = new JmxClient(program.pid())) {
                MBeanInfo sockets = client.server.getMBeanInfo(JmxClient.name("type=Sockets"));
                MBeanOperationInfo connections = List.of(sockets.getOperations()).stream()
                        .filter(operation -> operation.getName().equals("connections"))
                        .findAny()
                        .orElseThrow();
                assertThat(connections.getImpact()).isEqualTo(MBeanOperationInfo.INFO);
                assertThat(connections.getSignature())
                        .extracting(MBeanParameterInfo::getName)
                        .containsExactly("filter", "sort", "limit");
                assertThat(sockets.getNotifications())
                        .extracting(MBeanNotificationInfo::getNotifTypes)
                        .extracting(types -> types[0])
                        .containsExactly(
                                "jsock.listener.bound",
                                "jsock.listener.closed",
                                "jsock.listener.accept_queue_full",
                                "jsock.socket.leaked",
                                "jsock.report.written",
                                "jsock.table.full");
                MBeanInfo agent = client.server.getMBeanInfo(JmxClient.name("type=Agent"));
                assertThat(agent.getOperations())
                        .singleElement()
                        .extracting(MBeanOperationInfo::getImpact)
                        .isEqualTo(MBeanOperationInfo.ACTION);
                assertThat(agent.getNotifications()).isEmpty();
            }
        }
    }
}
