package io.github.netlinkagent.javaagent.host;

import java.util.logging.LogManager;

/** A log manager that a host brings along. */
public final class HostLogManager extends LogManager {}
