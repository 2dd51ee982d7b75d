/**
 * What the user can set, in one place.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.settings.Setting}, which lists every key with
 * its default and meaning; {@link io.github.netlinkagent.monitor.settings.Settings} holds the
 * values that were read from the {@link io.github.netlinkagent.monitor.settings.Source}s. A wrong
 * setting is a complaint, never an error: the default holds.
 */
@NullMarked
package io.github.netlinkagent.monitor.settings;

import org.jspecify.annotations.NullMarked;
