package io.github.netlinkagent.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A test that changes the network: it runs in a namespace of its own or not at all. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "TEST_NAMESPACE",
    matches = "1",
    disabledReason =
        "no user namespace could be made: see unshare(1), user.max_user_namespaces and the"
            + " security policy of the host")
public @interface RequiresNamespace {}
