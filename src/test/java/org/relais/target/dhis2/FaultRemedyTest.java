package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause.Owner;
import org.relais.ledger.Remedies;

final class FaultRemedyTest {
  @Test
  void everyFaultOfAValueHasItsOwnRemedy() {
    Remedies remedies = new Remedies();
    assertThat(Fault.values())
        .allSatisfy(
            fault ->
                assertThat(remedies.of(fault.name(), Owner.MAPPING))
                    .isNotEqualTo(remedies.of("NEVER_HEARD_OF", Owner.MAPPING)));
  }
}
