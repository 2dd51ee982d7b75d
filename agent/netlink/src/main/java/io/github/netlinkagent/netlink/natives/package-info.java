/**
 * What Java demands of those who call native code, wherever the agent runs: as a Java agent of its
 * own or inside another one.
 *
 * <p>Start with {@link io.github.netlinkagent.netlink.natives.NativeAccess}, which is asked before
 * anything of jnr or jffi is touched. The library itself is loaded by {@link com.kenai.jffi.Init}.
 */
@NullMarked
package io.github.netlinkagent.netlink.natives;

import org.jspecify.annotations.NullMarked;
