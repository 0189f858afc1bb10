package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Field;
import org.relais.visit.Reason;

/**
 * What the record of a held visit or a rejection says, beside what the mapping reads of it.
 *
 * @param raw as it is stored, or null where it could not be read
 * @param answers of the fields that the mapping reads of this form
 * @param others reasons that are about no single field
 */
public record HeldContent(
    String source,
    String recordId,
    String revision,
    @Nullable String form,
    @Nullable String formVersion,
    Instant firstReceived,
    @Nullable JsonNode raw,
    List<Answer> answers,
    List<Reason> others) {
  public HeldContent {
    answers = List.copyOf(answers);
    others = List.copyOf(others);
  }

  /**
   * What stands in the record for a field.
   *
   * @param path where it was looked for; null where the mapping gives a constant
   * @param value as the record has it, or null where there is none
   * @param reasons why the record was rejected, as far as they are about this field
   */
  public record Answer(
      Field field, @Nullable String path, @Nullable String value, List<Reason> reasons) {
    public Answer {
      reasons = List.copyOf(reasons);
    }
  }
}
