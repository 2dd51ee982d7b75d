package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class InstanceIdTest {

  private static final AttributeKey<String> KEY = AttributeKey.stringKey("service.instance.id");

  @RepeatedTest(20)
  void itIsARandomUuidAsTheJdkWouldMakeIt() {
    UUID one = InstanceId.random();
    UUID like = UUID.randomUUID();

    assertNotEquals(one, InstanceId.random());
    assertEquals(like.version(), one.version());
    assertEquals(like.variant(), one.variant());
  }

  @Test
  void itIsTheSameForAllExportsOfThisJvm() {
    String id = idWith(Map.of("OTEL_SERVICE_NAME", "checkout"));

    assertEquals(InstanceId.OF_THIS_JVM, UUID.fromString(id));
    assertEquals(id, idWith(Map.of()));
  }

  @Test
  void theOneThatTheVariablesSetIsTaken() {
    assertEquals(
        "checkout-1",
        idWith(Map.of("OTEL_RESOURCE_ATTRIBUTES", "team=net,service.instance.id=checkout-1")));
  }

  private static String idWith(Map<String, String> variables) {
    OtelSettings settings =
        OtelSettings.of(new OtelVariables(variables::get, complaint -> fail(complaint)));
    return settings.resource().getAttribute(KEY);
  }
}
