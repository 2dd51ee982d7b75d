package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.text.Examples;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.netlink.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Settings and ids that this kernel gives no occasion for, and changes as ip monitor words them.
 */
class NetconfWordingTest {

  private final Model model = Model.of(List.of(Examples.link(3, "v0")));
  private final Wording wording = Wording.of(model, Names.builtIn());

  @Test
  void aChangeTellsWhatHasChanged() {
    apply("netconf-ipv4");
    Change change = apply("netconf-changed");
    assertEquals("inet v0 rp_filter loose", wording.change(change));
    assertEquals("new netconf: dev=v0 family=inet rp_filter=loose", wording.terse(change));
    assertEquals(
        "inet v0 forwarding off rp_filter loose mc_forwarding off proxy_neigh off"
            + " ignore_routes_with_linkdown off",
        wording.listed(change.object()));
  }

  @Test
  void whatIsGoneTellsItsInterface() {
    Change added = apply("netconf-ipv4");
    assertEquals("new netconf: dev=v0 family=inet", wording.terse(added));
    Change gone = apply("netconf-removed");
    assertEquals("Deleted inet v0", wording.change(gone));
    assertEquals("del netconf: dev=v0 family=inet", wording.terse(gone));
  }

  @Test
  void settingsOfMplsAndOfNoInterface() {
    assertEquals("mpls v0 input on", wording.change(apply("netconf-rare")));
    assertEquals("inet all forwarding on", wording.change(apply("netconf-all")));
  }

  @Test
  void idsOfNamespaces() {
    assertEquals("nsid 77", wording.change(apply("nsid")));
    Change gone = apply("nsid-removed");
    assertEquals("Deleted nsid 77", wording.change(gone));
    assertEquals("del nsid: id=77", wording.terse(gone));
    assertEquals("nsid unassigned", wording.listed(new NamespaceId(-1)));
  }

  /** What a captured message does to the model. */
  private Change apply(String name) {
    Message message = GoldenObjects.message(name);
    NetworkObject told = GoldenObjects.read(name).get(0);
    List<Change> changes = new ArrayList<>();
    model
        .store(told.kind())
        .apply(
            told,
            message.header(),
            message.deletes(),
            (before, after) -> changes.add(change(before, after)));
    return changes.get(0);
  }

  private static Change change(@Nullable NetworkObject before, @Nullable NetworkObject after) {
    if (before == null) {
      return new Change.Added(Objects.requireNonNull(after), Cause.ANNOUNCED, 1, Instant.EPOCH);
    }
    return after == null
        ? new Change.Removed(before, Cause.ANNOUNCED, 1, Instant.EPOCH)
        : new Change.Changed(
            before, after, after.differences(before), Cause.ANNOUNCED, 1, Instant.EPOCH);
  }
}
