package io.github.jsock.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Recorder;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Byte Buddy, at work on the bytes of one class: inlines advice into its methods and changes nothing else. */
final class AdviceInliner {
    private final ByteBuddy byteBuddy = new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE);
    private final ClassFileLocator adviceClasses =
            ClassFileLocator.ForClassLoader.of(AdviceInliner.class.getClassLoader());
    private final ClassFileLocator jdkClasses = ClassFileLocator.ForClassLoader.of(HookIndex.PLATFORM);

    /**
     * Inlines the advice of hooks that all belong to one class. Other classes that it names are not looked at, unless they
     * are the JDK's.
     *
     * @return the class file with those hooks that took, and which ones did
     */
    WovenClass inline(List<Hook> hooks, String className, byte[] classFile) throws ReflectiveOperationException {
        ClassFileLocator classes =
                new ClassFileLocator.Compound(ClassFileLocator.Simple.of(className, classFile), jdkClasses);
        TypeDescription type = TypePool.Default.WithLazyResolution.of(classes)
                .describe(className)
                .resolve();
        DynamicType.Builder<?> builder = byteBuddy.decorate(type, classes);
        List<HookHealth.@Nullable State> outcomes = new ArrayList<>();
        for (Hook hook : hooks) {
            ElementMatcher.Junction<MethodDescription> methods = methods(hook);
            boolean present = !type.getDeclaredMethods().filter(methods).isEmpty();
            if (present) {
                builder = builder.visit(new AsmVisitorWrapper.ForDeclaredMethods().method(methods, advice(hook)));
            }
            outcomes.add(present ? HookHealth.State.WOVEN : hook.optional ? null : HookHealth.State.ABSENT);
        }
        return new WovenClass(builder.make().getBytes(), outcomes);
    }

    private static ElementMatcher.Junction<MethodDescription> methods(Hook hook) {
        return named(hook.method)
                .and(not(isAbstract()))
                .and(not(isNative()))
                .and(not(isBridge()))
                .and(method -> hook.takes(parameters(method)));
    }

    private static String parameters(MethodDescription method) {
        StringBuilder names = new StringBuilder();
        for (ParameterDescription parameter : method.getParameters()) {
            names.append(names.length() == 0 ? "" : ",").append(simpleName(parameter.getType()));
        }
        return names.toString();
    }

    /** As its name has it, where Byte Buddy's {@code getSimpleName} would want to read the class. */
    private static String simpleName(TypeDefinition type) {
        String name = type.asErasure().getActualName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** The advice, with a handler that counts what it throws instead of letting it through. */
    private Advice advice(Hook hook) throws ReflectiveOperationException {
        StackManipulation count = new StackManipulation.Compound(
                // No class has this text of its own, near enough for an instruction that a patch could not have
                // elsewhere.
                new TextConstant("jsock:" + hook.event()),
                MethodInvocation.invoke(new MethodDescription.ForLoadedMethod(
                        Recorder.class.getMethod("failed", Throwable.class, String.class))));
        return NettyValue.mapping()
                .to(hook.adviceClass(), adviceClasses)
                .withExceptionHandler(new Advice.ExceptionHandler.Simple(count));
    }
}
