package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.CacheReport;
import io.github.netlinkagent.netlink.CacheReportMessage;
import java.time.Instant;

/** Reports of multicast routing, for which no tool has words: those of the kernel's headers. */
final class CacheReportWording implements ObjectWording<CacheReport> {

  private final Names names;

  CacheReportWording(Names names) {
    this.names = names;
  }

  @Override
  public String listed(CacheReport report) {
    return new Line()
        .add("report", type(report))
        .add("(" + report.source() + "," + report.group() + ")")
        .add("vif", report.vif())
        .addIf(report.table() != 0, "table", names.table(report.table()))
        .toString();
  }

  @Override
  public String announced(CacheReport report, Instant at) {
    return listed(report);
  }

  @Override
  public String terse(CacheReport report) {
    return new Line()
        .add("report:")
        .pair("type", type(report))
        .pair("src", report.source())
        .pair("dst", report.group())
        .toString();
  }

  private static String type(CacheReport report) {
    return switch (report.type()) {
      case CacheReportMessage.NO_CACHE -> "nocache";
      case CacheReportMessage.WRONG_VIF -> "wrongvif";
      default -> Integer.toString(report.type());
    };
  }
}
