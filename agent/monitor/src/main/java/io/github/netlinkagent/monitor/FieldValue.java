package io.github.netlinkagent.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A named value of an object.
 *
 * @param value null where the kernel sent no such attribute
 */
public record FieldValue(String name, @Nullable Object value) {}
