/**
 * The agent by itself: reads its settings and picks its exports.
 *
 * <p>Start with {@link io.github.netlinkagent.javaagent.Agent}, which the launcher calls on the
 * agent's thread, behind the isolated loader. Its {@code pom.xml} packs the whole of it into
 * netlink-agent.jar; the tests run that jar in real JVMs.
 */
@NullMarked
package io.github.netlinkagent.javaagent;

import org.jspecify.annotations.NullMarked;
