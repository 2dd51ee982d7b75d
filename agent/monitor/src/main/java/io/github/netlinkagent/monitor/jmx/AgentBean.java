package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Drift;
import io.github.netlinkagent.monitor.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Shows the monitor's status. */
record AgentBean(Source source, String version) implements AgentMXBean {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Override
  public String getState() {
    return source.status().state().name();
  }

  @Override
  public String getReason() {
    return source.status().reason();
  }

  @Override
  public String getNetworkNamespace() {
    return source.status().networkNamespace();
  }

  @Override
  public List<String> getGroupsJoined() {
    return source.status().groupsJoined();
  }

  @Override
  public List<String> getGroupsDenied() {
    return source.status().groupsDenied();
  }

  @Override
  public List<String> getKindsRefused() {
    return source.status().kindsRefused();
  }

  @Override
  public List<String> getNotTracked() {
    return source.status().notTracked();
  }

  @Override
  public List<String> getSummarized() {
    return source.status().summarized();
  }

  @Override
  public long getMessages() {
    return source.status().messages();
  }

  @Override
  public long getRequests() {
    return source.status().requests();
  }

  @Override
  public long getChanges() {
    return source.status().changes();
  }

  @Override
  public long getOverruns() {
    return source.status().overruns();
  }

  @Override
  public String getLastOverrunBegin() {
    return lastGap(gap -> gap.begin().toString(), "");
  }

  @Override
  public String getLastOverrunEnd() {
    return lastGap(gap -> gap.end().map(Instant::toString).orElse(""), "");
  }

  @Override
  public long getLastOverrunDrops() {
    return lastGap(Gap::drops, 0L);
  }

  @Override
  public String getLastOverrunReason() {
    return lastGap(gap -> gap.reason().label() + ": " + gap.detail(), "");
  }

  private <T> T lastGap(Function<Gap, T> attribute, T none) {
    return source.status().lastGap().map(attribute).orElse(none);
  }

  @Override
  public long getReceiveBuffer() {
    return source.status().receiveBuffer();
  }

  @Override
  public long getKernelDrops() {
    return source.status().kernelDrops();
  }

  @Override
  public long getResyncs() {
    return source.status().resyncs();
  }

  @Override
  public long getRefreshes() {
    return source.status().refreshes();
  }

  @Override
  public long getDrift() {
    return source.status().drift();
  }

  @Override
  public List<String> getDriftByKind() {
    return lines(Drift::differences);
  }

  @Override
  public List<String> getUnannouncedByKind() {
    return lines(Drift::unannounced);
  }

  private List<String> lines(ToLongFunction<Drift> count) {
    return source.status().driftByKind().stream()
        .filter(drift -> count.applyAsLong(drift) > 0)
        .map(
            drift ->
                "%s %s %d".formatted(drift.kind(), drift.cause().label(), count.applyAsLong(drift)))
        .toList();
  }

  @Override
  public long getMalformed() {
    return source.status().malformed();
  }

  @Override
  public long getBeyondLimit() {
    return source.status().beyondLimit();
  }

  @Override
  public long getLastSyncMillis() {
    return source.status().lastSyncMillis();
  }

  @Override
  public String getVersion() {
    return version;
  }

  @Override
  public void resync() throws InterruptedException {
    if (!source.resync(LIMIT)) {
      throw late("resync");
    }
  }

  @Override
  public long audit() throws InterruptedException {
    return source.audit(LIMIT).orElseThrow(() -> late("audit"));
  }

  private IllegalStateException late(String operation) {
    return new IllegalStateException(
        "the %s has not ended within %d s; state %s %s"
            .formatted(operation, LIMIT.toSeconds(), getState(), getReason()));
  }
}
