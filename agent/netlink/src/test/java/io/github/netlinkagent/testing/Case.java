package io.github.netlinkagent.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of these numbers of the project's catalogue of drift cases, {@code docs/drift-cases.md}.
 * {@code CasesTest} reads it in the sources, since no class path holds the tests of all rooms.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Case {

  /** Numbers from 1. */
  int[] value();
}
