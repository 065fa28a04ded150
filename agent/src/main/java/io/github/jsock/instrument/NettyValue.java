package io.github.jsock.instrument;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackSize;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Values that advice takes from Netty's objects by calling their methods, which advice cannot name: its classes do not see
 * Netty's, and the prefix may be any. Nothing is looked up at weaving time; a method that is not there fails as advice does.
 */
final class NettyValue {
    private NettyValue() {}

    /** An {@code int} parameter of an advice: the number of the descriptor of {@code this}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Descriptor {}

    /** An {@code int} parameter of an advice: how many bytes came from the address that is returned, not {@code null}. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface ReceivedAmount {}

    /** Advice whose parameters may be such values. */
    static Advice.WithCustomMapping mapping() {
        return Advice.withCustomMapping()
                .bind(Descriptor.class, (type, method, assigner, arguments, sort) -> read(descriptor(type)))
                .bind(ReceivedAmount.class, NettyValue::receivedAmount);
    }

    private static Advice.OffsetMapping.Target receivedAmount(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Advice.OffsetMapping.Sort sort) {
        String address = method.getReturnType().asErasure().getInternalName();
        return read(code -> {
            code.visitVarInsn(Opcodes.ALOAD, arguments.returned());
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, address, "receivedAmount", "()I", false);
        });
    }

    /** By way of the socket of the channel for a channel of io_uring, and of the channel around it for its inner classes. */
    private static Code descriptor(TypeDescription type) {
        String name = type.getInternalName();
        String packageName = name.substring(0, name.lastIndexOf('/') + 1);
        if (!packageName.endsWith("/uring/")) {
            return code -> {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "intValue", "()I", false);
            };
        }
        int end = name.indexOf('$');
        String channel = end < 0 ? name : name.substring(0, end);
        String socket = packageName + "LinuxSocket";
        return code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            if (end >= 0) {
                code.visitFieldInsn(Opcodes.GETFIELD, name, "this$0", 'L' + channel + ';');
            }
            code.visitFieldInsn(Opcodes.GETFIELD, channel, "socket", 'L' + socket + ';');
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, socket, "intValue", "()I", false);
        };
    }

    /** Leaves an {@code int} on the stack, and needs no more of it in between. */
    private interface Code {
        void writeTo(MethodVisitor visitor);
    }

    private static Advice.OffsetMapping.Target read(Code code) {
        return new Advice.OffsetMapping.Target.ForStackManipulation(new StackManipulation.AbstractBase() {
            @Override
            public Size apply(MethodVisitor visitor, Implementation.Context context) {
                code.writeTo(visitor);
                return StackSize.SINGLE.toIncreasingSize();
            }
        });
    }
}
