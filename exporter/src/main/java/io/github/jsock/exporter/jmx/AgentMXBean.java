package io.github.jsock.exporter.jmx;

import java.util.Map;

/** The interface of {@code jsock:type=Agent}. */
@Description("The jsock agent itself: what it is, which hooks took, what it could not do")
public interface AgentMXBean {
    @Description("The version of jsock")
    String getVersion();

    @Description("The version of the Java run-time")
    String getJdk();

    @Description("The hooks that this JDK should have, with their state, as aligned lines")
    String[] getHookLines();

    @Description(
            "The hooks that this JDK should have: the instrumented method and its state, which is waiting (its class is"
                    + " not loaded yet), woven, absent, failed or removed")
    HookRow[] getHooks();

    @Description(
            "Failures inside the agent that were kept from the application, by where they happened; empty when all is well")
    Map<String, Long> getErrors();

    @Description("Sockets in the table, of every kind and the agent's own included")
    @Units("sockets")
    int getTracked();

    @Description("Sockets that were not tracked because the table was full (option maxSockets)")
    @Units("sockets")
    long getUntracked();

    @Description("Sockets whose end was not seen: their descriptor was found to belong to another socket")
    @Units("sockets")
    long getUnseenEnds();

    @Description(
            "How often a socket was counted under ~other because there were too many services (option maxServices)")
    @Units("sockets")
    long getFoldedServices();

    @Description(
            "Which sockets are traced to the code that opens and closes them: on, off, or 1/N for one in N (option owners);"
                    + " a change counts for sockets that come from then on")
    String getStackCapture();

    @Description("Whether round-trip times and retransmits are told, in the JSON document: on, or why not")
    String getTcpInfo();

    @Description("Openings and closes that were not traced because that would have cost too much")
    @Units("sockets")
    long getUntraced();

    /**
     * Switches tracing.
     *
     * @throws IllegalArgumentException with one line saying what is valid
     */
    void setStackCapture(String capture);

    /**
     * Detaches the agent.
     *
     * @throws IllegalStateException if it cannot be detached here
     */
    @Description("Detaches the agent: takes the hooks out and stops every output, these beans included")
    void detach();
}
