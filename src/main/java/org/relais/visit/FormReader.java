package org.relais.visit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the records of one form in some of its versions. */
final class FormReader {
  private final FormMapping form;
  private final Dictionary dictionary;
  private final VisitCompletion completion;
  private final List<FieldReader> readers;
  private final Field visit;
  private final Field patientId;
  private final Field birthDate;
  private final Field visitDate;

  FormReader(
      FormMapping form, SourceMapping source, Dictionary dictionary, VisitCompletion completion) {
    this.form = form;
    this.dictionary = dictionary;
    this.completion = completion;
    this.readers =
        form.fields().stream().map(field -> new FieldReader(field, source.zone())).toList();
    this.visit = dictionary.field(CoreField.VISIT.fieldName());
    this.patientId = dictionary.field(CoreField.PATIENT_ID.fieldName());
    this.birthDate = dictionary.field(CoreField.BIRTH_DATE.fieldName());
    this.visitDate = dictionary.field(CoreField.VISIT_DATE.fieldName());
  }

  String form() {
    return form.form();
  }

  List<String> versions() {
    return form.versions();
  }

  Stream<RecordPath> paths() {
    return form.fields().stream().flatMap(field -> field.from().stream());
  }

  Mapping map(MappingInput input) {
    Draft draft = new Draft(dictionary.size());
    draft.set(visit, form.visitType());
    Set<Field> approximate = new HashSet<>();
    for (FieldReader reader : readers) {
      FieldReader.Found found = reader.read(input.body(), input.patient());
      draft.foundAt(reader.field(), found.path());
      if (found.reading() instanceof Reading.NotOurs) {
        return new Mapping.Ignored();
      } else if (found.reading() instanceof Reading.Answered answered) {
        draft.set(reader.field(), answered.value());
      } else if (found.reading() instanceof Reading.Approximate middle) {
        draft.set(reader.field(), middle.value());
        approximate.add(reader.field());
        draft.warn(MappingFault.BIRTH_DAY_UNKNOWN, reader.field());
      } else if (found.reading() instanceof Reading.Faulty faulty) {
        draft.reject(faulty.fault(), reader.field(), faulty.details());
      }
    }
    if (input.canonicalPatientId() != null) {
      draft.set(patientId, input.canonicalPatientId());
    }
    if (approximate.contains(birthDate)) {
      keepBirthBeforeVisit(draft);
    }
    return completion.complete(draft, input);
  }

  /**
   * A made-up day of birth must not make a child that was born in the month of the visit unborn.
   */
  private void keepBirthBeforeVisit(Draft draft) {
    @Nullable LocalDate birth = (LocalDate) draft.value(birthDate);
    @Nullable LocalDate visited = (LocalDate) draft.value(visitDate);
    if (birth != null && visited != null && birth.isAfter(visited)) {
      boolean sameMonth = birth.withDayOfMonth(1).equals(visited.withDayOfMonth(1));
      LocalDate earliest = sameMonth ? birth.withDayOfMonth(1) : birth.withDayOfYear(1);
      draft.set(birthDate, earliest.isAfter(visited) ? birth : earliest);
    }
  }
}
