/**
 * Shows the model by JMX: a tree of MXBeans in the domain {@code netlink}, made of open types only,
 * so that any client can read it without a class of ours.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.jmx.JmxExport}. Its beans read the model when
 * they are asked; {@code BeanTree} lets those of interfaces and tables come and go; {@code
 * Announcer} sends the changes as notifications. Nothing here sends a message to the kernel but the
 * operations {@code lookup} and {@code resync}.
 */
@NullMarked
package io.github.netlinkagent.monitor.jmx;

import org.jspecify.annotations.NullMarked;
