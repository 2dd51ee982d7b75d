package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageDecoder;
import io.github.netlinkagent.netlink.UnknownMessage;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.GoldenBytes;
import io.github.netlinkagent.testing.Mutilations;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * No message, however broken or new, throws anything on its way from the bytes to the people: an
 * exception in the monitor's thread would have it read everything again, and where the message is
 * one of a list, without end.
 */
class BrokenMessageToldTest {

  private static final String ALL = "io.github.netlinkagent.testing.GoldenBytes#ALL";

  /** All that there are would take a minute. */
  private static final int EACH = 4;

  /** Of those which differ in a number only: there are many, and most say the same. */
  private static final int EACH_NUMBER = 64;

  /** The beans take some milliseconds each time. */
  private static final int EACH_OVER_JMX = 50;

  private final Set<List<Message>> told = new HashSet<>();
  private int mutilations;

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void whateverIsWrongWithAMessageNothingIsThrown(GoldenBytes golden) {
    ToldPeople.inWords(golden.bytes());
    ToldPeople.overJmx(golden.bytes());
    Mutilations.each(
        golden,
        (how, at, bytes) -> {
          if (++mutilations % (how.isNumber() ? EACH_NUMBER : EACH) == 0) {
            try {
              tell(bytes);
            } catch (RuntimeException | Error e) {
              throw new AssertionError(
                  how + " at " + at + ": " + HexFormat.of().formatHex(bytes), e);
            }
          }
        });
  }

  private void tell(byte[] bytes) {
    List<Message> messages = new ArrayList<>();
    MessageDecoder.decode(ByteBuffer.wrap(bytes), messages::add);
    messages.removeIf(UnknownMessage.class::isInstance);
    // Many differ in what nobody reads, and say the same.
    if (!messages.isEmpty() && told.add(messages)) {
      ToldPeople.inWords(bytes);
      if (told.size() % EACH_OVER_JMX == 0) {
        ToldPeople.overJmx(bytes);
      }
    }
  }
}
