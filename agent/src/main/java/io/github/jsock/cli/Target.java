package io.github.jsock.cli;

import io.github.jsock.agent.Request;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.UserPrincipal;

/** Another JVM, into which the agent is loaded. */
final class Target {
    private final File jar;
    private final String pid;

    Target(File jar, String pid) {
        this.jar = jar;
        this.pid = pid;
    }

    /**
     * Asks the agent in the process; unless it is to detach, the agent is attached first if that is still to be done.
     *
     * @param options the agent's options, which count only if it is attached now
     * @return its answer
     */
    String ask(Request.Verb verb, String options) throws CommandFailure {
        Class<?> attachApi = AttachApi.virtualMachine();
        checkIsJvm();
        try {
            File answer = File.createTempFile("jsock-", ".txt");
            try {
                giveToTarget(answer);
                String failure = load(attachApi, new Request(verb, answer).with(options));
                String text = new String(Files.readAllBytes(answer.toPath()), StandardCharsets.UTF_8);
                if (text.isEmpty()) {
                    throw new CommandFailure("process " + pid + noAnswer(verb, failure));
                }
                return text;
            } finally {
                Files.deleteIfExists(answer.toPath());
            }
        } catch (IOException e) {
            throw new CommandFailure("no temporary file for the answer: " + e.getMessage()
                    + "; set -Djava.io.tmpdir to a folder that can be written");
        }
    }

    private static String noAnswer(Request.Verb verb, String failure) {
        if (!failure.isEmpty()) {
            return " did not answer: " + failure;
        }
        return verb == Request.Verb.DETACH
                ? ": jsock is not attached to it"
                : " did not answer; its standard error may say why";
    }

    /** When root asks, the target's user must be able to write the answer. */
    private void giveToTarget(File answer) throws IOException {
        File process = new File("/proc", pid);
        if (process.exists()) {
            UserPrincipal user = Files.getOwner(process.toPath());
            if (!user.equals(Files.getOwner(answer.toPath()))) {
                Files.setOwner(answer.toPath(), user);
            }
        }
    }

    /**
     * Loads the agent into the process.
     *
     * @return what went wrong once attached; it may have worked all the same, since Java 8 and later ones misunderstand
     *     each other's answers. Empty when nothing did
     */
    private String load(Class<?> type, String arguments) throws CommandFailure {
        Object virtualMachine;
        try {
            virtualMachine = type.getMethod("attach", String.class).invoke(null, pid);
        } catch (ReflectiveOperationException e) {
            throw new CommandFailure("cannot attach to process " + pid + ": " + AttachApi.reasonOf(e)
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
    private void checkIsJvm() throws CommandFailure {
        File process = new File("/proc", pid);
        if (!new File("/proc/self/maps").canRead()) {
            return; // No Linux: the attach API must know.
        }
        if (!process.exists()) {
            throw new CommandFailure("there is no process " + pid + "; java -jar jsock.jar lists the JVMs");
        }
        try {
            byte[] maps = Files.readAllBytes(new File(process, "maps").toPath());
            if (!new String(maps, StandardCharsets.ISO_8859_1).contains("libjvm")) {
                throw new CommandFailure("process " + pid + " is not a JVM; java -jar jsock.jar lists the JVMs");
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot look at process " + pid + ": run jsock as the user that runs it");
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
