package io.github.netlinkagent.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A daemon of multicast routing that does what it is told: a raw socket of IGMP and one of ICMPv6,
 * which make and hold the routes ({@code linux/mroute.h}, {@code linux/mroute6.h}). It needs the
 * rights of a namespace of its own, and python3.
 */
public final class MulticastDaemon implements AutoCloseable {

  private static final String PROGRAM =
      """
      import socket, struct, sys
      INIT, ADD_VIF, DEL_VIF, ADD_MFC, DEL_MFC, ADD_PROXY = 200, 202, 203, 204, 205, 210
      ipv4 = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_IGMP)
      ipv6 = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
      ipv4.setsockopt(socket.IPPROTO_IP, INIT, struct.pack('i', 1))
      ipv6.setsockopt(socket.IPPROTO_IPV6, INIT, struct.pack('i', 1))

      def vif(number, name):
          index = socket.if_nametoindex(name)
          ipv4.setsockopt(socket.IPPROTO_IP, ADD_VIF,
              struct.pack('HBBIi4x', number, 8, 1, 0, index))
          ipv6.setsockopt(socket.IPPROTO_IPV6, ADD_VIF,
              struct.pack('HBBHI', number, 0, 1, index, 0))

      def del_vif(number):
          ipv4.setsockopt(socket.IPPROTO_IP, DEL_VIF, struct.pack('HBBIi4x', number, 8, 1, 0, 0))
          ipv6.setsockopt(socket.IPPROTO_IPV6, DEL_VIF, struct.pack('H', number))

      def mfc(source, group, parent, *ttls):
          change(ADD_MFC, source, group, parent, ttls)

      def del_mfc(source, group, parent):
          change(DEL_MFC, source, group, parent, [])

      def proxy(source, group, parent, *ttls):
          change(ADD_PROXY, source, group, parent, ttls)

      def change(option, source, group, parent, ttls):
          if ':' in source:
              address = lambda text: struct.pack('HHI16sI', socket.AF_INET6, 0, 0,
                  socket.inet_pton(socket.AF_INET6, text), 0)
              outputs = sum(1 << number for number, ttl in enumerate(ttls) if ttl)
              ipv6.setsockopt(socket.IPPROTO_IPV6, option,
                  address(source) + address(group) + struct.pack('HxxI28x', parent, outputs))
          else:
              ipv4.setsockopt(socket.IPPROTO_IP, option,
                  socket.inet_aton(source) + socket.inet_aton(group)
                  + struct.pack('H32sxxIIIi', parent, bytes(ttls), 0, 0, 0, 0))

      def packet(link, source, group):
          raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
          raw.bind((link, 0))
          if ':' in source:
              to = socket.inet_pton(socket.AF_INET6, group)
              raw.send(b'\\x33\\x33' + to[12:] + b'\\x02' + bytes(5) + b'\\x86\\xdd'
                  + struct.pack('!IHBB', 0x60000000, 8, 17, 5)
                  + socket.inet_pton(socket.AF_INET6, source) + to
                  + struct.pack('!HHHH', 4096, 4096, 8, 0))
              return
          to = socket.inet_aton(group)
          header = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 28, 0, 0, 5, 17, 0,
              socket.inet_aton(source), to)
          check = sum(struct.unpack('!10H', header))
          check = (check & 0xffff) + (check >> 16)
          header = header[:10] + struct.pack('!H', ~check & 0xffff) + header[12:]
          raw.send(b'\\x01\\x00\\x5e' + bytes([to[1] & 0x7f]) + to[2:] + b'\\x02' + bytes(5)
              + b'\\x08\\x00' + header + struct.pack('!HHHH', 4096, 4096, 8, 0) + bytes(18))

      print('ready', flush=True)
      for line in sys.stdin:
          exec(line)
          print('done', flush=True)
      """;

  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  public MulticastDaemon() {
    try {
      process =
          new ProcessBuilder("python3", "-c", PROGRAM)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      orders = process.outputWriter(StandardCharsets.UTF_8);
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      await("ready");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Has it do something: {@code vif(0, 'v0')} and {@code del_vif(0)} for a link, {@code
   * mfc('10.0.0.9', '239.1.1.1', 0, 0, 1)} and {@code del_mfc('10.0.0.9', '239.1.1.1', 0)} for a
   * route from the first link to the second, {@code proxy('0.0.0.0', ...)} for one beside those of
   * other inputs, {@code packet('p0', '10.0.0.9', '239.1.1.1')} to send one.
   */
  public void run(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
      await("done");
    } catch (IOException e) {
      throw new UncheckedIOException(order, e);
    }
  }

  /** Ends it: the kernel forgets its routes. */
  @Override
  public void close() {
    try {
      orders.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void await(String answer) throws IOException {
    String line = answers.readLine();
    if (!answer.equals(line)) {
      throw new AssertionError("the daemon of multicast routing says " + line);
    }
  }
}
