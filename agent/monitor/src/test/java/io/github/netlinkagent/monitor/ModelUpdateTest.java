package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelUpdateTest {

  private static final Slice NEIGHBORS = Neighbor.KIND.slice(Family.IPV4);

  private final Model model = Model.of(List.of(neighbor(1), neighbor(2)));
  private final ModelUpdate update =
      new ModelUpdate(
          model,
          new Following(Tracking.EVERYTHING),
          new Publisher(model, new History(10)),
          (before, after) -> {});

  @Test
  void whatADumpDoesNotTellIsGone() {
    assertEquals(2, update.replace(dump(), audit(), Instant.EPOCH));
    assertEquals(List.of(neighbor(2), neighbor(3)), model.neighbors(1));
  }

  @Test
  void whatADumpDoesNotTellStaysIfAPartOfItCouldNotBeRead() {
    Reread reread = dump();
    reread.unreadable();
    assertEquals(1, update.replace(reread, audit(), Instant.EPOCH));
    assertEquals(List.of(neighbor(1), neighbor(2), neighbor(3)), model.neighbors(1));
  }

  private static Reread dump() {
    Reread reread = new Reread(NEIGHBORS, Doubts.EVERYTHING, () -> {});
    reread.add(neighbor(2));
    reread.add(neighbor(3));
    return reread;
  }

  private static Reasons audit() {
    return Reasons.of(Cause.AUDIT);
  }

  private static Neighbor neighbor(int host) {
    IpAddress destination = new IpAddress(Family.IPV4, 0, host);
    return new Neighbor(1, destination, null, Neighbor.State.PERMANENT, 0, 1, 0, 0, null);
  }
}
