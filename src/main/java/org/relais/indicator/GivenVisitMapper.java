package org.relais.indicator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.relais.visit.Conversion;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FieldType;
import org.relais.visit.FormMapping;
import org.relais.visit.Mapping;
import org.relais.visit.MappingInput;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;
import org.relais.visit.VisitMapper;
import org.relais.visit.VisitModel;

/** Maps the visits of tests as a source would whose records use the dictionary's own words. */
final class GivenVisitMapper {
  private static final String FORM = "test";

  /** The day of a visit that gives none. */
  private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 15);

  private final VisitModel model;
  private final VisitMapper mapper;
  private final String anySite;

  GivenVisitMapper(VisitModel model, OrgUnits orgUnits) {
    this.model = model;
    List<FieldMapping> fields =
        model.dictionary().fields().stream()
            .filter(field -> !field.derived())
            .map(GivenVisitMapper::itself)
            .toList();
    FormMapping form = new FormMapping(FORM, List.of(), null, fields);
    this.mapper =
        new VisitMapper(
            new SourceMapping("test", ZoneOffset.UTC, null, List.of(form)), model, orgUnits);
    this.anySite = lowest(orgUnits);
  }

  /**
   * @param number of the visit in its test; decides as the record id between equal duplicates
   */
  Mapping map(GivenVisit given, int number) {
    LocalDate day = day(given, CoreField.VISIT_DATE, ANY_DAY);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(CoreField.VISIT_DATE.fieldName(), day.toString());
    body.put(CoreField.ORG_UNIT.fieldName(), anySite);
    for (Map.Entry<String, List<String>> answer : given.asSent(day).entrySet()) {
      put(body, answer.getKey(), answer.getValue());
    }
    return mapper.map(
        new MappingInput(
            String.format(Locale.ROOT, "%04d", number),
            FORM,
            null,
            body,
            null,
            null,
            day(given, CoreField.RECEIVED_ON, day)));
  }

  private void put(ObjectNode body, String name, List<String> answers) {
    body.remove(name);
    if (answers.isEmpty()) {
      return;
    }
    if (model.dictionary().find(name).map(Field::type).orElse(null) == FieldType.CODES) {
      answers.forEach(body.withArray(name)::add);
    } else {
      body.put(name, answers.get(0));
    }
  }

  /** A day that cannot be read is left to the mapper, which says so. */
  private static LocalDate day(GivenVisit given, CoreField field, LocalDate otherwise) {
    try {
      return given.answer(field.fieldName()).map(LocalDate::parse).orElse(otherwise);
    } catch (DateTimeException unreadable) {
      return otherwise;
    }
  }

  private static FieldMapping itself(Field field) {
    RecordPath path = new RecordPath(field.name(), List.of(field.name()));
    return new FieldMapping(
        field, List.of(path), null, Conversion.PLAIN, Map.of(), null, null, null, null);
  }

  /** The first org unit in the order of codes that has none below it. */
  private static String lowest(OrgUnits orgUnits) {
    Set<String> parents =
        orgUnits.all().stream()
            .map(OrgUnit::parent)
            .filter(parent -> parent != null)
            .collect(Collectors.toSet());
    return orgUnits.all().stream()
        .map(OrgUnit::code)
        .filter(code -> !parents.contains(code))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .findFirst()
        .orElse("");
  }
}
