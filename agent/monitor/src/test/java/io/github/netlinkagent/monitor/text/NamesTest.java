package io.github.netlinkagent.monitor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesTest {

  @TempDir private Path etc;
  @TempDir private Path usr;

  @Test
  void withoutFilesTheBuiltInNamesHold() {
    Names names = Names.in(etc, Path.of("/nowhere"));
    assertEquals("main", names.table(254));
    assertEquals("1000", names.table(1000));
    assertEquals("4294967295", names.table(-1));
    assertEquals("bgp", names.protocol(186));
    assertEquals("77", names.protocol(77));
    assertEquals("link", names.scope(253));
    assertEquals("33", names.scope(33));
    assertEquals("unknown", names.realm(0));
    assertEquals("default", names.group(0));
    assertEquals("0x1c", names.dsfield(0x1c));
  }

  @Test
  void protocolsAboveIpAreThoseOfTheHost() throws IOException {
    Path file = etc.resolve("protocols");
    Files.writeString(
        file, "# Internet\nip\t0\tIP # pseudo\ntcp 6 TCP\nmptcp\t6\tMPTCP\n\nodd\nfar 1234\n");
    assertEquals(Map.of(0, "ip", 6, "tcp"), NameFiles.ipProtocols(file));
    assertEquals(Map.of(), NameFiles.ipProtocols(Path.of("/nowhere")));
    assertEquals("ipproto-6", Names.builtIn().ipProtocol(6));
  }

  @Test
  void filesAreReadWhateverElseTheyHold() throws IOException {
    Files.writeString(
        etc.resolve("rt_tables"),
        "# reserved\n255 local\n0x3e8 vpn # of the office\n  1001\tlab more\n-5 negative\n"
            + "garbage\n12\n99999999999 far\n1002 last");
    Names names = Names.in(etc);
    assertEquals("vpn", names.table(1000));
    assertEquals("lab", names.table(1001));
    assertEquals("last", names.table(1002));
    assertEquals("12", names.table(12));
    assertEquals("1", names.table(1));
    assertEquals("main", names.table(254));
  }

  @Test
  void additionsWinOverTheFileAndAnEarlierDirectoryOverALater() throws IOException {
    Files.writeString(usr.resolve("rt_protos"), "50 usr\n51 usr\n");
    Files.createDirectory(usr.resolve("rt_protos.d"));
    Files.writeString(usr.resolve("rt_protos.d/a.conf"), "52 usr\n");
    Files.writeString(usr.resolve("rt_protos.d/b.conf"), "53 usr\n");
    Files.writeString(usr.resolve("rt_protos.d/README"), "54 usr\n");
    assertEquals("usr", Names.in(etc, usr).protocol(50));
    Files.writeString(etc.resolve("rt_protos"), "50 etc\n");
    Files.createDirectory(etc.resolve("rt_protos.d"));
    Files.writeString(etc.resolve("rt_protos.d/b.conf"), "50 addition\n");
    Names names = Names.in(etc, usr);
    assertEquals("addition", names.protocol(50));
    assertEquals("51", names.protocol(51));
    assertEquals("usr", names.protocol(52));
    assertEquals("53", names.protocol(53));
    assertEquals("54", names.protocol(54));
  }
}
