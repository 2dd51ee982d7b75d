package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that are kept as they came, compared by value. */
public final class RawBytes {

  private final byte[] bytes;

  public RawBytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The attributes that they hold. */
  AttributeCursor attributes() {
    return new AttributeCursor(ByteBuffer.wrap(bytes));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
