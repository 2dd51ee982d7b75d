package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code RTM_NEWNEXTHOPBUCKET} and {@code RTM_DELNEXTHOPBUCKET}: {@code struct nhmsg}, {@code
 * NHA_ID} and {@code NHA_RES_BUCKET_*}. Attributes that did not come are 0.
 *
 * @param flags {@code nh_flags}, {@code RTNH_F_*}
 * @param group {@code NHA_ID}: the resilient group
 * @param index {@code NHA_RES_BUCKET_INDEX}
 * @param nexthopId {@code NHA_RES_BUCKET_NH_ID}
 * @param idleTime {@code NHA_RES_BUCKET_IDLE_TIME}: hundredths of a second since it was used
 */
public record NexthopBucketMessage(
    Header header,
    int flags,
    int group,
    int index,
    int nexthopId,
    long idleTime,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(
          NexthopBucketMessage::read,
          MessageType.NEW_NEXTHOP_BUCKET,
          MessageType.DEL_NEXTHOP_BUCKET);

  private static final int NHA_RES_BUCKET = 13;

  private static final int NHA_RES_BUCKET_INDEX = 1;
  private static final int NHA_RES_BUCKET_IDLE_TIME = 2;
  private static final int NHA_RES_BUCKET_NH_ID = 3;

  /**
   * Asks for the buckets of resilient groups.
   *
   * @param group of that one only; 0 for all
   */
  public static Request dump(int group) {
    Request request =
        Request.dump(MessageType.GET_NEXTHOP_BUCKET, NexthopMessage.LENGTH, Family.UNSPEC.number());
    return group == 0 ? request : request.attribute(NexthopMessage.NHA_ID, group);
  }

  static NexthopBucketMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, NexthopMessage.LENGTH, "nhmsg");
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, NexthopMessage.LENGTH));
    return new NexthopBucketMessage(
        header,
        payload.getInt(4),
        read.group,
        read.index,
        read.nexthopId,
        read.idleTime,
        List.copyOf(read.unknown));
  }

  private static final class Attributes {

    private int group;
    private int index;
    private int nexthopId;
    private long idleTime;
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case NexthopMessage.NHA_ID -> group = attributes.s32();
          case NHA_RES_BUCKET -> bucket(attributes.nested());
          default -> unknown.add(attributes.raw());
        }
      }
    }

    private void bucket(AttributeCursor nested) {
      while (nested.next()) {
        switch (nested.type()) {
          case NHA_RES_BUCKET_INDEX -> index = nested.u16();
          case NHA_RES_BUCKET_IDLE_TIME -> idleTime = nested.u64(0);
          case NHA_RES_BUCKET_NH_ID -> nexthopId = nested.s32();
          default -> unknown.add(nested.raw());
        }
      }
    }
  }
}
