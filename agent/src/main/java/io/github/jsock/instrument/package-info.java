/**
 * Puts hooks into the JDK's socket classes, and into those of Netty's native transports.
 *
 * <p>{@link io.github.jsock.instrument.HookTable} is the one file that knows JDK internals by name: which method of which
 * class, on which JDKs, gets which advice; {@link io.github.jsock.instrument.NettyHooks} is the same for Netty, whose classes
 * any loader may have under any prefix. {@link io.github.jsock.instrument.Weaver} inlines that advice into the bytes of a
 * class while the JVM loads it, or loads it anew when it is there already. There is one advice file for each event, with a
 * class in it for each shape of method; each advice is one call to {@link io.github.jsock.recorder.Recorder} or its like, in
 * JDK types.
 *
 * <p>Byte Buddy does the weaving, which costs most of a start. So {@link io.github.jsock.instrument.Preparation} can do it
 * beforehand, for a JDK and for versions of Netty, and keep what it wove into each class as a {@link
 * io.github.jsock.instrument.ClassPatch}. {@link io.github.jsock.instrument.PreparedClasses} has them all and applies those
 * that fit.
 *
 * <p>Nothing is added to a class but code inside methods that exist: no field, no method, no interface. So other agents can
 * weave the same classes, and late attach works like start-up.
 *
 * <p>What an advice throws is caught in the woven method, counted under the event's name, and never reaches the
 * application. A class that cannot be woven stays as it is; a method that is not there is reported as an absent hook.
 */
package io.github.jsock.instrument;
