package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.ActingLines.Place;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.Reason;
import org.relais.visit.condition.Truth;

/**
 * What becomes of one record, step by step.
 *
 * @param document the record, with what is hidden masked
 * @param record the same line by line
 * @param patientDocument the contact document of its patient, likewise; null where there is none
 * @param patient the same line by line, empty where there is none
 * @param fields those of the mapping in its order, then those that rules compute
 * @param others reasons that are about no single field
 * @param resources of the visit's FHIR bundle
 * @param cells the values that the visit moves
 * @param outside data elements that count the visit, but have no disaggregation for it
 * @param elements data elements that do not count it
 */
public record TrialSteps(
    Verdict verdict,
    JsonNode document,
    List<LitLine> record,
    @Nullable JsonNode patientDocument,
    List<LitLine> patient,
    List<FieldStep> fields,
    List<ReasonStep> others,
    List<ResourceStep> resources,
    List<CellStep> cells,
    List<OutsideStep> outside,
    List<ElementStep> elements) {
  public TrialSteps {
    record = List.copyOf(record);
    patient = List.copyOf(patient);
    fields = List.copyOf(fields);
    others = List.copyOf(others);
    resources = List.copyOf(resources);
    cells = List.copyOf(cells);
    outside = List.copyOf(outside);
    elements = List.copyOf(elements);
  }

  /** What the record becomes. */
  public enum Verdict {
    MAPPED,
    REJECTED,
    /** The mapping says that such records are not ours. */
    IGNORED,
    /** The configuration has no such form. */
    NO_FORM
  }

  /**
   * A field.
   *
   * @param value in words, or null where it was not asked
   * @param code as conditions write it, where that is something else
   * @param path where it was read, or null
   * @param origin where the configuration says so, or null
   * @param asRecorded whether the value is what the record says, not what the mapping made of it
   * @param hidden whether the value is masked
   * @param lit whether the cursor's line acts on it
   */
  public record FieldStep(
      Field field,
      @Nullable Labels value,
      @Nullable String code,
      @Nullable String path,
      @Nullable Place origin,
      boolean asRecorded,
      boolean hidden,
      boolean lit,
      List<ReasonStep> reasons) {
    public FieldStep {
      reasons = List.copyOf(reasons);
    }

    /** Whether something about it rejects the record. */
    public boolean faulty() {
      return reasons.stream().anyMatch(ReasonStep::rejects);
    }
  }

  /**
   * Why the record is rejected, or what it is warned about.
   *
   * @param rejects else it is a warning
   */
  public record ReasonStep(Reason reason, boolean rejects, boolean lit) {}

  /**
   * A FHIR resource.
   *
   * @param document the resource, with what is hidden masked
   * @param json the same line by line
   * @param lit whether it would be otherwise without what the cursor's line gives
   */
  public record ResourceStep(
      String type, String id, JsonNode document, List<LitLine> json, boolean lit) {
    public ResourceStep {
      json = List.copyOf(json);
    }
  }

  /**
   * A value that the visit moves.
   *
   * @param options category code to option code
   * @param by how much
   * @param targets that take it; none where its period lies before their start
   * @param lit whether it would be otherwise without what the cursor's line gives
   */
  public record CellStep(
      String dataSet,
      String element,
      Labels label,
      SortedMap<String, String> options,
      Labels optionLabels,
      String orgUnit,
      String orgUnitName,
      String period,
      BigDecimal by,
      List<String> targets,
      @Nullable Place origin,
      boolean lit) {
    public CellStep {
      options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
      targets = List.copyOf(targets);
    }
  }

  /**
   * A data element that counts the visit but has no place for it.
   *
   * @param field by which it is split and for which the visit has no option
   */
  public record OutsideStep(String element, Labels label, String field) {}

  /**
   * A data element that does not count the visit.
   *
   * @param holds what its condition says
   * @param answers of the fields that it reads
   */
  public record ElementStep(
      String element,
      Labels label,
      String rule,
      Truth holds,
      List<Answer> answers,
      @Nullable Place origin,
      boolean lit) {
    public ElementStep {
      answers = List.copyOf(answers);
    }
  }

  /**
   * @param value null where it was not asked
   */
  public record Answer(Field field, @Nullable Labels value) {}

  /** Whether the visit is one. */
  public boolean mapped() {
    return verdict == Verdict.MAPPED;
  }
}
