package org.relais.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
  @Test
  void theTransitionTableIsThis() {
    String table =
        Stream.of(DeliveryState.values())
            .map(state -> state + " -> " + state.next())
            .collect(Collectors.joining("\n"));

    assertThat(table)
        .isEqualTo(
            """
            DUE -> [SENDING, ACKNOWLEDGED]
            SENDING -> [DUE, WAITING, ACKNOWLEDGED, PARKED]
            WAITING -> [DUE, ACKNOWLEDGED, DISCARDED]
            ACKNOWLEDGED -> [DUE]
            PARKED -> [DUE, ACKNOWLEDGED, DISCARDED]
            DISCARDED -> [DUE, ACKNOWLEDGED]""");
  }

  @Test
  void nothingIsSentWithoutAClaim() {
    assertThat(Stream.of(DeliveryState.values()).filter(s -> s.mayBecome(DeliveryState.SENDING)))
        .containsExactly(DeliveryState.DUE, DeliveryState.SENDING);
  }
}
