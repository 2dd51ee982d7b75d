package io.github.netlinkagent.monitor;

/**
 * How an export is doing.
 *
 * @param name {@code OpenTelemetry} or {@code JMX}
 * @param destination in words, where it delivers to; without credentials
 */
public record ExportStatus(String name, String destination, ExportCounts counts) {}
