package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/**
 * {@code netlink:type=Changes}: what has changed lately, and the notifications of what changes.
 *
 * <p>The type of a notification is {@code netlink.KIND.CHANGE}: {@code netlink.link.added}, {@code
 * netlink.route.removed}, {@code netlink.address.changed}, ...; its user data is what {@link
 * ChangeRow#from} reads. Beside them there are {@code netlink.overrun} and {@code
 * netlink.sync.complete}, without user data. The sequence number is the model's revision.
 */
@Description("The last changes of the network; subscribe to be notified of those to come")
public interface ChangesMXBean {

  @Description("Grows by one with everything that is announced")
  long getRevision();

  @Description("The last ten changes, the newest at the end, worded as ip monitor words them")
  List<String> getLastChanges();

  @Description("The last changes that are remembered, oldest first")
  List<ChangeRow> list(@Description("how many at most") int n);

  @Description("The remembered changes with a higher revision, oldest first")
  List<ChangeRow> since(@Description("a revision that is known already") long revision);
}
