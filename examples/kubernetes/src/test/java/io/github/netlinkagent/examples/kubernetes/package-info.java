/**
 * The tests of the manifests in {@code examples/kubernetes}: that a validator takes them, and that
 * what they name (settings, variables, folders) is there.
 *
 * <p>Start with {@link io.github.netlinkagent.examples.kubernetes.ValidationTest}.
 */
@NullMarked
package io.github.netlinkagent.examples.kubernetes;

import org.jspecify.annotations.NullMarked;
