/**
 * The two classes of {@code java.util.logging} that the libraries in our jar use, done harmlessly.
 *
 * <p>The real ones wake the host's LogManager, which breaks hosts that install their own a moment
 * later (WildFly, WebLogic). The packaging relocates {@code java.util.logging} to this package; a
 * test holds its members against what the libraries call.
 */
@NullMarked
package io.github.netlinkagent.otel.logging;

import org.jspecify.annotations.NullMarked;
