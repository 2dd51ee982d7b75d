package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NamespaceIdMessage;
import java.util.List;

/**
 * The id by which this namespace knows another one: that in which the peer of a veth lives, say. It
 * is another in each namespace that looks. The kernel makes one as soon as it has to name a
 * namespace, to us even in the answer to a dump of links.
 *
 * @param id -1 for none
 */
public record NamespaceId(int id) implements NetworkObject {

  private static final Fields<NamespaceId> FIELDS =
      new Fields<NamespaceId>().with("nsid", NamespaceId::id);

  /** All that this namespace has. */
  public static final Kind<NamespaceId> KIND =
      Kind.of("nsid", NamespaceId.class, FIELDS)
          .readFrom(
              NamespaceIdMessage.class,
              (message, at) ->
                  List.of(new NamespaceId(message.attributes().get(NamespaceIdMessage.NSID, -1))))
          .announcedBy(MulticastGroup.NSID)
          .dumpedBy(slice -> NamespaceIdMessage.dump(), Family.UNSPEC)
          .declare();

  @Override
  public Kind<NamespaceId> kind() {
    return KIND;
  }

  @Override
  public Object key() {
    return new Key(id);
  }

  record Key(int id) {}
}
