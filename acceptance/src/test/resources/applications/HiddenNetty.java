import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Runs {@code NettySockets}, and Netty, in a class loader that does not ask the boot loader for packages that it does not
 * know, as an OSGi framework's do.
 */
public final class HiddenNetty {
    private static final class Bundle extends URLClassLoader {
        Bundle(URL[] jars) {
            super(jars, null);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.jsock.recorder.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    public static void main(String[] args) throws Exception {
        ClassLoader bundle = new Bundle(classPath());
        Thread.currentThread().setContextClassLoader(bundle);
        Class.forName("NettySockets", true, bundle)
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] paths = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = new File(paths[i]).toURI().toURL();
        }
        return urls;
    }
}
