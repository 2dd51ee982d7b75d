package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.MessageDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The objects that the bytes of a datagram tell of. */
public final class ToldObjects {

  private ToldObjects() {}

  public static List<NetworkObject> of(byte[] datagram) {
    List<NetworkObject> objects = new ArrayList<>();
    MessageDecoder.decode(
        ByteBuffer.wrap(datagram),
        message -> objects.addAll(Kinds.read(message, ScriptedMonitor.RECEIVED)));
    return objects;
  }
}
