package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.NexthopBucket;
import java.time.Instant;

/** Buckets as {@code ip nexthop bucket} words them. */
final class NexthopBucketWording implements ObjectWording<NexthopBucket> {

  @Override
  public String listed(NexthopBucket bucket) {
    Line line =
        new Line()
            .add("id", Integer.toUnsignedString(bucket.group()))
            .add("index", bucket.index())
            .add("idle_time", Seconds.ofHundredths(bucket.idleTime()))
            .add("nhid", Integer.toUnsignedString(bucket.nexthopId()));
    RouteWording.flags(line, bucket.flags());
    return line.toString();
  }

  @Override
  public String announced(NexthopBucket bucket, Instant at) {
    return listed(bucket);
  }

  @Override
  public String terse(NexthopBucket bucket) {
    return new Line()
        .add("bucket:")
        .pair("id", Integer.toUnsignedString(bucket.group()))
        .pair("index", bucket.index())
        .pair("nhid", Integer.toUnsignedString(bucket.nexthopId()))
        .toString();
  }
}
