/**
 * Words the model's objects and changes as iproute2 6.1 does, so that a diff with {@code ip} is
 * empty: one line for each object, continuation lines joined, one blank between words, no control
 * characters.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.text.Wording}. Numbers become names by {@link
 * io.github.netlinkagent.monitor.text.Names}, from the files of iproute2. This room only reads, and
 * sends nothing to the kernel.
 */
@NullMarked
package io.github.netlinkagent.monitor.text;

import org.jspecify.annotations.NullMarked;
