package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NexthopBucketMessage;
import java.util.List;

/**
 * A bucket of a resilient nexthop group: which nexthop the flows take whose hash falls into it.
 *
 * @param group the id of the group
 * @param index its number in the group, from 0
 * @param nexthopId the member that it is assigned to
 * @param flags {@code RTNH_F_*}
 * @param idleTime hundredths of a second since a packet has used it, as of the last message: no
 *     difference
 */
public record NexthopBucket(int group, int index, int nexthopId, int flags, long idleTime)
    implements NetworkObject {

  private static final Fields<NexthopBucket> FIELDS =
      new Fields<NexthopBucket>()
          .withUnsigned("id", NexthopBucket::group)
          .with("index", NexthopBucket::index)
          .withUnsigned("nhid", NexthopBucket::nexthopId)
          .with("flags", NexthopBucket::flags);

  /**
   * Those of all resilient groups. The kernel announces those that it moves by and by, and none
   * that comes, goes or moves at once with its group.
   */
  public static final Kind<NexthopBucket> KIND =
      Kind.of("nexthop-bucket", NexthopBucket.class, FIELDS)
          .readFrom(NexthopBucketMessage.class, (message, at) -> List.of(of(message)))
          .announcedBy(MulticastGroup.NEXTHOP)
          .dumpedBy(slice -> NexthopBucketMessage.dump(slice.part()), Family.UNSPEC)
          .declare();

  private static NexthopBucket of(NexthopBucketMessage message) {
    return new NexthopBucket(
        message.group(), message.index(), message.nexthopId(), message.flags(), message.idleTime());
  }

  @Override
  public int part() {
    return group;
  }

  @Override
  public Kind<NexthopBucket> kind() {
    return KIND;
  }

  @Override
  public Object key() {
    return new Key(group, index);
  }

  record Key(int group, int index) {}
}
