package io.github.jsock.exporter.jmx;

/** The interface of {@code jsock:type=Services}. */
@Description("What this JVM offers (role server) and whom it talks to (role client), counted by service")
public interface ServicesMXBean {
    @Description("The services, as aligned lines")
    String[] getLines();

    @Description("The services as rows; reasons and causes that have not occurred are left out")
    ServiceRow[] getTable();
}
