/**
 * Where an OpenTelemetry agent runs in the same JVM, its SDK is used instead of one of our own;
 * this room finds out, and waits for it.
 *
 * <p>Start with {@link io.github.netlinkagent.otel.beside.ChosenExport}. That agent rewrites the
 * OpenTelemetry API wherever it is loaded, behind our isolated loader too, so that it leads to its
 * SDK.
 */
@NullMarked
package io.github.netlinkagent.otel.beside;

import org.jspecify.annotations.NullMarked;
