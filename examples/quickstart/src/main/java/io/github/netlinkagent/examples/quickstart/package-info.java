/**
 * The quickstart: a service with the agent attached, a receiver that shows what it reports, and a
 * few changes to a private network that make it report.
 *
 * <p>Start with {@link io.github.netlinkagent.examples.quickstart.Quickstart}; the script {@code
 * run} beside the sources builds and starts it. What the receiver must see, step by step, stands in
 * {@link io.github.netlinkagent.examples.quickstart.Story}.
 */
@NullMarked
package io.github.netlinkagent.examples.quickstart;

import org.jspecify.annotations.NullMarked;
