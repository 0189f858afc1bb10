package org.relais.visit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the answers of a record into a visit: what every visit must have, derived fields, quality
 * rules.
 */
final class VisitCompletion {
  private final SourceMapping source;
  private final OrgUnits orgUnits;
  private final Dictionary dictionary;
  private final DerivedFields derived;
  private final QualityCheck quality;
  private final List<Field> required;
  private final Field visitDate;
  private final Field orgUnit;
  private final Field birthDate;
  private final Field receivedOn;

  VisitCompletion(SourceMapping source, VisitModel model, OrgUnits orgUnits) {
    this.source = source;
    this.orgUnits = orgUnits;
    this.dictionary = model.dictionary();
    this.derived = new DerivedFields(model);
    this.quality = new QualityCheck(model);
    this.visitDate = dictionary.field(CoreField.VISIT_DATE.fieldName());
    this.orgUnit = dictionary.field(CoreField.ORG_UNIT.fieldName());
    this.birthDate = dictionary.field(CoreField.BIRTH_DATE.fieldName());
    this.receivedOn = dictionary.field(CoreField.RECEIVED_ON.fieldName());
    this.required = List.of(dictionary.field(CoreField.VISIT.fieldName()), visitDate, orgUnit);
  }

  Mapping complete(Draft draft, MappingInput input) {
    draft.set(receivedOn, input.receivedOn());
    checkCore(draft);
    @Nullable Object[] values = draft.values();
    Visit view = Visit.over(values, source.source(), input.recordId(), dictionary);
    quality.ranges(values, draft.rejections(), draft.warnings());
    derived.fill(values, view);
    if (quality.rules(values, view, draft.rejections(), draft.warnings())) {
      derived.fill(values, view);
    }
    return draft.rejections().isEmpty()
        ? new Mapping.Mapped(view, draft.warnings())
        : rejected(draft);
  }

  private Mapping.Rejected rejected(Draft draft) {
    String site = (String) draft.value(orgUnit);
    return new Mapping.Rejected(
        draft.rejections(),
        site == null || orgUnits.find(site).isEmpty() ? null : site,
        (LocalDate) draft.value(visitDate));
  }

  private void checkCore(Draft draft) {
    for (Field field : required) {
      if (draft.value(field) == null && !draft.isFaulty(field)) {
        draft.reject(MappingFault.MISSING, field);
      }
    }
    String site = (String) draft.value(orgUnit);
    if (site != null && orgUnits.find(site).isEmpty()) {
      draft.reject(MappingFault.UNKNOWN_ORG_UNIT, orgUnit, Shown.of(orgUnit, site));
    }
    LocalDate visited = (LocalDate) draft.value(visitDate);
    LocalDate goLive = source.goLive();
    if (visited != null && goLive != null && visited.isBefore(goLive)) {
      draft.reject(MappingFault.BEFORE_GO_LIVE, visitDate, goLive);
    }
    LocalDate birth = (LocalDate) draft.value(birthDate);
    if (birth != null && visited != null && birth.isAfter(visited)) {
      draft.warn(MappingFault.BORN_AFTER_VISIT, birthDate);
    }
  }
}
