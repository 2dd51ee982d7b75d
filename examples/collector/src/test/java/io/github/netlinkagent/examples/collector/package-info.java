/**
 * Tests of an example that has no Java of its own: the script {@code run} with a real Collector,
 * and the names in its configuration files against those that the agent sends.
 */
@NullMarked
package io.github.netlinkagent.examples.collector;

import org.jspecify.annotations.NullMarked;
