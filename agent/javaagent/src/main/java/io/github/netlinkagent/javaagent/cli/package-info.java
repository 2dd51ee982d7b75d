/**
 * The command line: what happens in the network, and what is in it, without a JVM to attach to.
 *
 * <p>Start with {@link io.github.netlinkagent.javaagent.cli.NetlinkAgent}, which the launcher calls
 * for {@code java -jar netlink-agent.jar}. There is a command for each class named so, and a {@link
 * io.github.netlinkagent.javaagent.cli.Printer} for each format. Results go to stdout, whatever
 * else there is to say to stderr.
 */
@NullMarked
package io.github.netlinkagent.javaagent.cli;

import org.jspecify.annotations.NullMarked;
