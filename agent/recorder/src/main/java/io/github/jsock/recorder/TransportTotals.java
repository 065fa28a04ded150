package io.github.jsock.recorder;

/** What is counted of one transport over all its services. */
final class TransportTotals {
    /** Sockets that could not be opened. */
    final Tally<ErrorType> openFailures = new Tally<>(ErrorType.class);

    private final RoleTotals client = new RoleTotals();
    private final RoleTotals server = new RoleTotals();

    RoleTotals role(Role role) {
        return role == Role.CLIENT ? client : server;
    }
}
