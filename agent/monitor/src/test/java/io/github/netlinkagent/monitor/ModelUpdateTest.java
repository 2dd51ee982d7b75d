package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.Prefix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelUpdateTest {

  private static final Slice NEIGHBORS = Neighbor.KIND.slice(Family.IPV4);

  private final DriftCounts drift = new DriftCounts();
  private final Model model = Model.of(List.of(neighbor(1), neighbor(2)));
  private final Publisher publisher = new Publisher(model, new History(10));
  private final ModelUpdate update =
      new ModelUpdate(
          model,
          new Following(Tracking.EVERYTHING),
          Unbounded.bounds(),
          publisher,
          drift,
          (before, after) -> {});

  @Test
  void whatADumpDoesNotTellIsGone() {
    replace(Cause.AUDIT, dump());
    assertEquals(List.of(neighbor(2), neighbor(3)), model.neighbors(1));
  }

  @Test
  void whatADumpDoesNotTellStaysIfAPartOfItCouldNotBeRead() {
    Reread reread = dump();
    reread.unreadable();
    replace(Cause.AUDIT, reread);
    assertEquals(List.of(neighbor(1), neighbor(2), neighbor(3)), model.neighbors(1));
  }

  @Test
  void whatTheFirstSyncFindsIsNoDrift() {
    replace(Cause.RESYNC, dump());
    assertEquals(List.of(), found());
  }

  @Test
  void whatNothingLetExpectIsCountedByWhatMadeTheAgentLook() {
    publisher.synced(Duration.ZERO, Instant.EPOCH);
    replace(Cause.AUDIT, dump());
    replace(Cause.UNMATCHED, nothing(NEIGHBORS));
    replace(Cause.LINK_DOWN, dump());
    replace(Cause.RESYNC, nothing(NEIGHBORS));
    assertEquals(
        List.of(
            new Drift(Neighbor.KIND, Cause.UNMATCHED, 2, 0),
            new Drift(Neighbor.KIND, Cause.RESYNC, 2, 0),
            new Drift(Neighbor.KIND, Cause.AUDIT, 2, 0)),
        found());
    assertEquals(2, drift.foundByAudits());
  }

  @Test
  void whatTheKernelNeverAnnouncesIsCountedApart() {
    publisher.synced(Duration.ZERO, Instant.EPOCH);
    Reread labels = nothing(AddressLabel.KIND.slice(Family.IPV6));
    labels.add(new AddressLabel(0, new Prefix(IpAddress.any(Family.IPV6), 96), 7));
    replace(Cause.AUDIT, labels);
    assertEquals(List.of(new Drift(AddressLabel.KIND, Cause.AUDIT, 0, 1)), found());
    assertEquals(0, drift.foundByAudits());
    assertEquals(1, drift.allFoundByAudits());
  }

  private List<Drift> found() {
    return drift.all().stream()
        .filter(each -> each.differences() + each.unannounced() > 0)
        .toList();
  }

  private void replace(Cause cause, Reread reread) {
    update.replace(reread, Reasons.of(cause), Instant.EPOCH);
  }

  private static Reread dump() {
    Reread reread = nothing(NEIGHBORS);
    reread.add(neighbor(2));
    reread.add(neighbor(3));
    return reread;
  }

  private static Reread nothing(Slice slice) {
    return Unbounded.reread(slice, Doubts.EVERYTHING, () -> {});
  }

  private static Neighbor neighbor(int host) {
    IpAddress destination = new IpAddress(Family.IPV4, 0, host);
    return new Neighbor(1, destination, null, Neighbor.State.PERMANENT, 0, 1, 0, 0, null);
  }
}
