package io.github.netlinkagent.otel.standalone;

import java.nio.file.Path;

/**
 * A file of certificates or with a key.
 *
 * @param variable that names it
 */
record PemFile(String variable, Path path) {}
