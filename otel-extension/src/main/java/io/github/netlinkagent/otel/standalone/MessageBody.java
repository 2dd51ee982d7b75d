package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A message as the body of a request, compressed if that is configured. */
final class MessageBody extends RequestBody {

  private final MessageWriter message;
  private final @Nullable MediaType type;
  private final Optional<Compressor> compressor;

  MessageBody(MessageWriter message, HttpSenderConfig config) {
    this.message = message;
    type = MediaType.parse(config.getContentType());
    compressor = Optional.ofNullable(config.getCompressor());
  }

  /** The value of {@code Content-Encoding}; empty for none. */
  Optional<String> encoding() {
    return compressor.map(Compressor::getEncoding);
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  /** -1 if it is not known before it is written. */
  @Override
  public long contentLength() {
    return compressor.isPresent() ? -1 : message.getContentLength();
  }

  /**
   * Otherwise okhttp would repeat a request by itself, within milliseconds: one whose connection
   * breaks, and one that a 503 with {@code Retry-After: 0} answers.
   */
  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (compressor.isEmpty()) {
      message.writeMessage(sink.outputStream());
      return;
    }
    // Closing it ends the request's body as well, which okhttp doesn't mind.
    try (OutputStream compressed = compressor.get().compress(sink.outputStream())) {
      message.writeMessage(compressed);
    }
  }
}
