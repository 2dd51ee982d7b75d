/**
 * The example of Prometheus' jmx_exporter: a service with both agents attached, a few changes to a
 * private network, and what a scrape then says.
 *
 * <p>Start with {@link io.github.netlinkagent.examples.jmxexporter.JmxExporterExample}; the script
 * {@code run} beside the sources builds and starts it. The names of the metrics are made in {@code
 * rules.yml}.
 */
@NullMarked
package io.github.netlinkagent.examples.jmxexporter;

import org.jspecify.annotations.NullMarked;
