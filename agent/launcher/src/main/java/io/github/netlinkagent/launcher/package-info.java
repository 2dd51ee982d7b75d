/**
 * What the JVM loads first: decides whether the agent starts, and gets out of the host's way.
 *
 * <p>Start with {@link io.github.netlinkagent.launcher.Launcher}, whose comment states the rules of
 * this room. Its classes are the only ones of the agent that the host's class loader sees;
 * everything else lies behind the {@link io.github.netlinkagent.launcher.IsolatedLoader}. They are
 * compiled for Java 8, so that an older JVM can say that it is too old.
 */
package io.github.netlinkagent.launcher;
