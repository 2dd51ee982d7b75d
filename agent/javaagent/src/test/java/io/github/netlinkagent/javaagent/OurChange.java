package io.github.netlinkagent.javaagent;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;

/** A line of {@code monitor --format json}: a change of an object. */
record OurChange(JsonObject line) {

  static OurChange read(String text) {
    return new OurChange(JsonParser.parseString(text).getAsJsonObject());
  }

  /** {@code added}, {@code changed} or {@code removed}. */
  String type() {
    return text(line, "type");
  }

  String kind() {
    return text(line, "object");
  }

  String cause() {
    return text(line, "cause");
  }

  List<String> changed() {
    return line.getAsJsonArray("changed").asList().stream().map(JsonElement::getAsString).toList();
  }

  /** Whether the kernel has said it; if not, a re-read has found it. */
  boolean isAnnounced() {
    return cause().equals("announced");
  }

  boolean isRemoval() {
    return type().equals("removed");
  }

  /** The object as it is now; of a removed one, as it was. */
  JsonObject object() {
    return line.getAsJsonObject(isRemoval() ? "old" : "new");
  }

  /** The object as it was; of an added one, as it is. */
  JsonObject before() {
    return line.getAsJsonObject(type().equals("added") ? "new" : "old");
  }

  /** The object, in words by which a line of {@code ip} can be found. */
  String key() {
    JsonObject object = object();
    String kind = kind();
    return kind
        + " "
        + switch (kind) {
          case "link" -> text(object, "index");
          case "address" -> text(object, "index") + " " + local(object);
          case "route" -> route(object);
          case "neighbor" -> text(object, "index") + " " + text(object, "destination");
          case "fdb" -> (text(object, "lladdr") + " " + text(object, "dst")).strip();
          case "rule" -> text(object, "priority");
          case "nexthop" -> text(object, "id");
          case "prefix" -> text(object, "index") + " " + text(object, "prefix");
          case "multicast-route" -> text(object, "source") + " " + text(object, "group");
          case "netconf" ->
              text(object, "family").replace("ipv4", "inet").replace("ipv6", "inet6")
                  + " "
                  + text(object, "index").replace("-1", "all").replace("-2", "default");
          case "nsid" -> text(object, "nsid");
          default -> object.toString();
        };
  }

  /** Where a route leads, as {@link IpMonitorLine#hops} words it. */
  static List<String> hops(JsonObject route) {
    List<String> hops = new ArrayList<>();
    JsonArray all = route.getAsJsonArray("hops");
    for (JsonElement each : all) {
      JsonObject hop = each.getAsJsonObject();
      String via = hop.get("via").isJsonNull() ? "" : text(hop, "via") + " ";
      hops.add(via + text(hop, "index"));
    }
    return hops;
  }

  /** What it is for {@link OursAlone}: {@code route removed link-down}. */
  String sort() {
    return kind() + " " + type() + " " + cause();
  }

  @Override
  public String toString() {
    String details =
        type().equals("changed")
            ? changed().stream()
                .map(name -> name + " " + before().get(name) + " -> " + object().get(name))
                .toList()
                .toString()
            : object().toString();
    return sort() + " " + key() + " " + details;
  }

  static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static String local(JsonObject address) {
    String local = text(address, "local");
    return local.contains(":") ? local : local + "/" + text(address, "prefixlen");
  }

  private static String route(JsonObject route) {
    String destination = text(route, "destination");
    boolean ipv6 = destination.contains(":");
    String source = text(route, "source");
    int tos = route.get("tos").getAsInt();
    return "%s table %s %s%s%s metric %s"
        .formatted(
            ipv6 ? "ipv6" : "ipv4",
            table(text(route, "table")),
            prefix(destination),
            source.endsWith("/0") ? "" : " from " + prefix(source),
            tos == 0 ? "" : " tos 0x" + Integer.toHexString(tos),
            text(route, "metric"));
  }

  private static String table(String number) {
    return switch (number) {
      case "255" -> "local";
      case "254" -> "main";
      case "253" -> "default";
      default -> Integer.toUnsignedString((int) Long.parseLong(number));
    };
  }

  private static String prefix(String prefix) {
    return prefix.endsWith("/0")
        ? "default"
        : prefix.replaceAll(prefix.contains(":") ? "/128$" : "/32$", "");
  }
}
