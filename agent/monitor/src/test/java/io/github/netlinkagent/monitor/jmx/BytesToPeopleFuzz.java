package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.netlinkagent.testing.GoldenBytes;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coverage-guided fuzzing by Jazzer, from the bytes of a socket to what people are told of the
 * changes, seeded by all golden messages. Part of the profile {@code long}, in a JVM of its own;
 * what it finds lies in {@code target/fuzz} and belongs into {@link BrokenMessageToldTest}.
 */
class BytesToPeopleFuzz {

  static Stream<Arguments> goldenMessages() {
    return GoldenBytes.ALL.stream().map(golden -> arguments((Object) golden.bytes()));
  }

  @MethodSource("goldenMessages")
  @FuzzTest
  void nothingIsThrown(byte[] datagram) {
    ToldPeople.inWords(datagram);
  }
}
