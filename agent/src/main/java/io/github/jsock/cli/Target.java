package io.github.jsock.cli;

import io.github.jsock.agent.Request;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Another JVM, into which the agent is loaded. */
final class Target {
    private final File jar;
    private final String pid;

    Target(File jar, String pid) {
        this.jar = jar;
        this.pid = pid;
    }

    /**
     * Attaches the agent if that is still to be done and has it report.
     *
     * @param options the agent's options, which count only if it is attached now
     */
    String report(boolean json, String options) throws AttachFailure {
        try {
            File report = File.createTempFile("jsock-", json ? ".json" : ".txt");
            try {
                String failure = load(new Request(json ? Request.Verb.JSON : Request.Verb.PRINT, report).with(options));
                String text = new String(Files.readAllBytes(report.toPath()), StandardCharsets.UTF_8);
                if (text.isEmpty()) {
                    throw new AttachFailure("process " + pid + " did not report"
                            + (failure.isEmpty() ? "; its standard error may say why" : ": " + failure));
                }
                return text;
            } finally {
                Files.deleteIfExists(report.toPath());
            }
        } catch (IOException e) {
            throw new AttachFailure("no temporary file for the report: " + e.getMessage()
                    + "; set -Djava.io.tmpdir to a folder that can be written");
        }
    }

    void detach() throws AttachFailure {
        String failure = load(Request.DETACH);
        if (!failure.isEmpty()) {
            throw new AttachFailure("process " + pid + ": " + failure);
        }
    }

    /**
     * Loads the agent into the process.
     *
     * @return what went wrong once attached; it may have worked all the same, since Java 8 and later ones misunderstand
     *     each other's answers. Empty when nothing did
     */
    private String load(String arguments) throws AttachFailure {
        Class<?> type = AttachApi.virtualMachine();
        checkIsJvm();
        Object virtualMachine;
        try {
            virtualMachine = type.getMethod("attach", String.class).invoke(null, pid);
        } catch (ReflectiveOperationException e) {
            throw new AttachFailure("cannot attach to process " + pid + ": " + AttachApi.reasonOf(e)
                    + "; it must be a running JVM of the same user");
        }
        try {
            type.getMethod("loadAgent", String.class, String.class)
                    .invoke(virtualMachine, jar.getAbsolutePath(), arguments);
            return "";
        } catch (ReflectiveOperationException e) {
            return AttachApi.reasonOf(e);
        } finally {
            detachFrom(type, virtualMachine);
        }
    }

    /** Attaching sends SIGQUIT, at which a JVM listens for us, but another program dies. */
    private void checkIsJvm() throws AttachFailure {
        File process = new File("/proc", pid);
        if (!new File("/proc/self/maps").canRead()) {
            return; // No Linux: the attach API must know.
        }
        if (!process.exists()) {
            throw new AttachFailure("there is no process " + pid + "; java -jar jsock.jar lists the JVMs");
        }
        try {
            byte[] maps = Files.readAllBytes(new File(process, "maps").toPath());
            if (!new String(maps, StandardCharsets.ISO_8859_1).contains("libjvm")) {
                throw new AttachFailure("process " + pid + " is not a JVM; java -jar jsock.jar lists the JVMs");
            }
        } catch (IOException e) {
            throw new AttachFailure("cannot look at process " + pid + ": run jsock as the user that runs it");
        }
    }

    private static void detachFrom(Class<?> type, Object virtualMachine) {
        try {
            type.getMethod("detach").invoke(virtualMachine);
        } catch (ReflectiveOperationException e) {
            // The target has ended.
        }
    }
}
