package io.github.jsock.programs;

import java.security.Permission;

/** A security manager that lets the application do anything but listen on a port that it chooses. */
public final class NoListening extends SecurityManager {
    @Override
    public void checkListen(int port) {
        if (port != 0) {
            throw new SecurityException("no listening on port " + port);
        }
    }

    @Override
    public void checkPermission(Permission permission) {
        // All others are granted.
    }
}
