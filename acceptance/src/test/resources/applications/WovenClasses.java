import java.io.PrintWriter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** An agent that writes to a file which loaded classes of the JDK's sockets call jsock, as their code is now. */
public final class WovenClasses implements ClassFileTransformer {
    private final Set<String> woven = new TreeSet<>();

    public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
        WovenClasses check = new WovenClasses();
        // The last transformer is given what all others have made of the class.
        instrumentation.addTransformer(check, true);
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().matches("(java\\.net|sun\\.nio\\.ch)\\..*") && instrumentation.isModifiableClass(type)) {
                instrumentation.retransformClasses(type);
            }
        }
        instrumentation.removeTransformer(check);
        try (PrintWriter out = new PrintWriter(file, "UTF-8")) {
            check.woven.forEach(out::println);
        }
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (redefined != null) {
            // The calls themselves: names alone may stay behind in the constant pool when a class gets its own code back.
            new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String method, String type, String generic, String[] thrown) {
                    return new MethodVisitor(Opcodes.ASM9) {
                        @Override
                        public void visitMethodInsn(int opcode, String owner, String called, String its, boolean face) {
                            if (owner.startsWith("io/github/jsock/")) {
                                woven.add(name);
                            }
                        }
                    };
                }
            }, 0);
        }
        return null;
    }
}
