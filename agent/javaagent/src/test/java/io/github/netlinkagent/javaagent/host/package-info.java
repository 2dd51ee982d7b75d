/**
 * Little programs into which the tests put the agent. They know nothing of it, and use nothing but
 * the JDK.
 */
package io.github.netlinkagent.javaagent.host;
