package io.github.jsock.launch;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent and its libraries from the {@code inst/} folder of the jar, where class files end in
 * {@code .classdata} so that no other loader takes them for classes.
 *
 * <p>Its own classes go before its parent's, and its parent is the platform loader: neither the application nor another
 * agent's additions to the boot path can give it another version of a library, and the application cannot see one.
 */
final class AgentClassLoader extends ClassLoader {
    private static final String FOLDER = "inst/";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    private final ProtectionDomain domain;

    AgentClassLoader(JarFile jar) {
        super(platformLoader());
        this.jar = jar;
        Permissions all = new Permissions();
        all.add(new AllPermission());
        this.domain = new ProtectionDomain(new CodeSource(null, (Certificate[]) null), all);
    }

    /** The platform loader of Java 9 and later, the extension loader of Java 8: the one next to the boot loader. */
    private static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                ZipEntry entry = jar.getEntry(entryName(name.replace('.', '/') + ".class"));
                loaded = entry == null ? super.loadClass(name, false) : define(name, entry);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
        try {
            byte[] bytes = JarBytes.read(jar, entry);
            String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            if (getPackage(packageName) == null) {
                try {
                    definePackage(packageName, null, null, null, null, null, null, null);
                } catch (IllegalArgumentException raced) {
                    // Another thread has just defined it.
                }
            }
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String entryName(String resource) {
        return FOLDER + (resource.endsWith(".class") ? resource + "data" : resource);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        ZipEntry entry = jar.getEntry(entryName(name));
        if (entry == null) {
            return super.getResourceAsStream(name);
        }
        try {
            return new ByteArrayInputStream(JarBytes.read(jar, entry));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        ZipEntry entry = jar.getEntry(entryName(name));
        try {
            return entry == null ? null : new URL("jar:" + new File(jar.getName()).toURI() + "!/" + entry.getName());
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL resource = findResource(name);
        return resource == null
                ? Collections.emptyEnumeration()
                : Collections.enumeration(Collections.singleton(resource));
    }
}
