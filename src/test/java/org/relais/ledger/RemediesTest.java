package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause.Owner;
import org.relais.source.SourceItem;
import org.relais.visit.Labels;
import org.relais.visit.MappingFault;

final class RemediesTest {
  private static final List<MappingFault> WARNINGS = List.of(MappingFault.BIRTH_DAY_UNKNOWN);

  private final Remedies remedies = new Remedies();

  @Test
  void everyReasonForARejectionHasItsOwnRemedy() {
    assertThat(MappingFault.values())
        .filteredOn(fault -> !WARNINGS.contains(fault))
        .allSatisfy(fault -> assertOwnRemedy(fault.code()));
    assertThat(SourceItem.Fault.values())
        .allSatisfy(fault -> assertOwnRemedy("READ_" + fault.name()));
    assertOwnRemedy("V10");
  }

  @Test
  void aCodeWithoutARemedyTakesThatOfItsBeginningElseOfWhoeverMendsIt() {
    assertThat(remedies.of("REFUSED_E9999", Owner.TARGET_ADMINISTRATOR))
        .isEqualTo(remedies.of("REFUSED", Owner.TARGET_ADMINISTRATOR));
    assertThat(remedies.of("VALUE_STRANGE", Owner.MAPPING))
        .as("is no quality rule, although it begins with V")
        .isEqualTo(remedies.of("NEVER_HEARD_OF", Owner.MAPPING));
  }

  @Test
  void whoeverMendsACauseIsToldSomethingInBothLanguages() {
    assertThat(Arrays.stream(Owner.values()).map(owner -> remedies.of("NEVER_HEARD_OF", owner)))
        .allSatisfy(
            remedy -> {
              assertThat(remedy.en()).isNotBlank();
              assertThat(remedy.fr()).isNotBlank().isNotEqualTo(remedy.en());
            });
  }

  private void assertOwnRemedy(String code) {
    Labels remedy = remedies.of(code, Owner.MAPPING);
    assertThat(remedy).as(code).isNotEqualTo(remedies.of("NEVER_HEARD_OF", Owner.MAPPING));
  }
}
