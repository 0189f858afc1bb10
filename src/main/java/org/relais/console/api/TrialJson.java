package org.relais.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.config.ActingLines;
import org.relais.console.trial.LitLine;
import org.relais.console.trial.TrialSteps;
import org.relais.console.trial.TrialView;
import org.relais.console.trial.Tried;
import org.relais.ledger.RecordClass;
import org.relais.visit.Labels;
import org.relais.visit.Reason;
import org.relais.visit.condition.Truth;

/** What becomes of a record, as programs read it. */
final class TrialJson {
  private TrialJson() {}

  /**
   * A trial.
   *
   * @param draft whether the account's draft was tried, which may be that of now
   * @param errors how many the draft has; with any, the last that had none was tried
   * @param sources that can be tried
   * @param forms of the source
   * @param record id; null where there is none, or it is one's own
   * @param before what the record is by the active configuration
   * @param older whether there is an older record to go to
   * @param newer whether there is a newer one
   * @param masked whether what is personal is hidden
   * @param keepsRaw whether the source keeps records whole, not only what the mapping reads
   * @param countedInstead id of the record that counts in its place, or null
   * @param steps null where there is no record
   */
  record Trial(
      boolean draft,
      long errors,
      List<String> sources,
      @Nullable String source,
      List<String> forms,
      @Nullable String form,
      @Nullable String record,
      @Nullable RecordClass before,
      @Nullable Instant received,
      boolean older,
      boolean newer,
      boolean masked,
      boolean keepsRaw,
      @Nullable String countedInstead,
      @Nullable Steps steps) {
    static Trial of(TrialView view, Tried tried) {
      TrialSteps steps = view.steps();
      return new Trial(
          tried.draft(),
          tried.errors(),
          view.sources(),
          view.query().source(),
          view.forms(),
          view.query().form(),
          view.id(),
          view.before(),
          view.received(),
          view.older(),
          view.newer(),
          view.masked(),
          view.keepsRaw(),
          view.countedInstead(),
          steps == null ? null : Steps.of(steps));
    }
  }

  /**
   * From the record to the values that it moves.
   *
   * @param record as the field system sent it
   * @param lines the same line by line, each with the fields that read it
   * @param patient the contact document of its patient; null where there is none
   * @param others reasons that are about no single field
   * @param values that the visit moves
   * @param outside data elements that count the visit, but have no disaggregation for it
   * @param elements data elements that do not count it
   */
  record Steps(
      TrialSteps.Verdict verdict,
      @Schema(type = "object") JsonNode record,
      List<LitLine> lines,
      @Schema(type = "object") @Nullable JsonNode patient,
      List<LitLine> patientLines,
      List<Field> fields,
      List<Why> others,
      List<Resource> resources,
      List<TrialSteps.CellStep> values,
      List<TrialSteps.OutsideStep> outside,
      List<Element> elements) {
    static Steps of(TrialSteps steps) {
      return new Steps(
          steps.verdict(),
          steps.document(),
          steps.record(),
          steps.patientDocument(),
          steps.patient(),
          steps.fields().stream().map(Field::of).toList(),
          steps.others().stream().map(Why::of).toList(),
          steps.resources().stream().map(Resource::of).toList(),
          steps.cells(),
          steps.outside(),
          steps.elements().stream().map(Element::of).toList());
    }
  }

  /**
   * A field of the visit.
   *
   * @param value in words; null where it was not asked
   * @param code as conditions write it, where that is something else
   * @param path where it was read, or null
   * @param origin where the configuration says so, or null
   * @param asRecorded whether the value is what the record says, not what the mapping made of it
   * @param hidden whether the value is masked
   * @param lit whether the line that was asked for acts on it
   */
  record Field(
      String field,
      Labels label,
      @Nullable Labels value,
      @Nullable String code,
      @Nullable String path,
      ActingLines.@Nullable Place origin,
      boolean asRecorded,
      boolean hidden,
      boolean lit,
      List<Why> reasons) {
    static Field of(TrialSteps.FieldStep step) {
      return new Field(
          step.field().name(),
          step.field().label(),
          step.value(),
          step.code(),
          step.path(),
          step.origin(),
          step.asRecorded(),
          step.hidden(),
          step.lit(),
          step.reasons().stream().map(Why::of).toList());
    }
  }

  /**
   * @param rejects else it is a warning
   */
  record Why(Reason reason, boolean rejects) {
    static Why of(TrialSteps.ReasonStep step) {
      return new Why(step.reason(), step.rejects());
    }
  }

  /** A FHIR resource of the visit. */
  record Resource(String type, String id, @Schema(type = "object") JsonNode resource, boolean lit) {
    static Resource of(TrialSteps.ResourceStep step) {
      return new Resource(step.type(), step.id(), step.document(), step.lit());
    }
  }

  /**
   * A data element that does not count the visit.
   *
   * @param rule in CEL
   * @param holds what its condition says of the visit
   * @param answers of the fields that it reads
   */
  record Element(
      String element, Labels label, String rule, Truth holds, List<Answer> answers, boolean lit) {
    static Element of(TrialSteps.ElementStep step) {
      return new Element(
          step.element(),
          step.label(),
          step.rule(),
          step.holds(),
          step.answers().stream().map(Answer::of).toList(),
          step.lit());
    }
  }

  /**
   * @param value in words; null where it was not asked
   */
  record Answer(String field, Labels label, @Nullable Labels value) {
    static Answer of(TrialSteps.Answer answer) {
      return new Answer(answer.field().name(), answer.field().label(), answer.value());
    }
  }
}
