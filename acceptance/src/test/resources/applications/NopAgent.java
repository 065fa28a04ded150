import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Another agent: retransforms classes of the JDK's sockets, so that each of their methods begins with a {@code nop}. */
public final class NopAgent implements ClassFileTransformer {
    private static final List<String> TARGETS = Arrays.asList(
            "java.net.Socket",
            "java.net.ServerSocket",
            "sun.nio.ch.Net",
            "sun.nio.ch.SocketDispatcher",
            "sun.nio.ch.SocketChannelImpl",
            "sun.nio.ch.ServerSocketChannelImpl");

    private final Set<String> changed = new TreeSet<>();

    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        NopAgent agent = new NopAgent();
        instrumentation.addTransformer(agent, true);
        for (String target : TARGETS) {
            instrumentation.retransformClasses(Class.forName(target, true, null));
        }
        System.out.println("the other agent changed " + agent.changed);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (name == null || !TARGETS.contains(name.replace('/', '.'))) {
            return null;
        }
        changed.add(name);
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String type, String generic, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, type, generic, thrown)) {
                    @Override
                    public void visitCode() {
                        super.visitCode();
                        super.visitInsn(Opcodes.NOP);
                    }
                };
            }
        }, 0);
        return writer.toByteArray();
    }
}
