/**
 * What the tests of all rooms share: the namespace that they run in, and commands that change it.
 *
 * <p>The test JVM is started by {@code src/test/namespace/bin/java} inside a user and network
 * namespace of its own; {@link io.github.netlinkagent.testing.RequiresNamespace} skips a test, and
 * says why, where that could not be had.
 */
package io.github.netlinkagent.testing;
