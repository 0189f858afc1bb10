package org.relais.console.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.Visit;

/**
 * A visit behind a value: what the rule reads of it, and nothing that names a person.
 *
 * @param worker the worker's id, where the dictionary does not have it for personal
 * @param answers of the fields that the rule reads or splits by
 */
public record VisitLine(
    String source,
    String recordId,
    @Nullable LocalDate day,
    @Nullable String site,
    @Nullable String worker,
    List<Answer> answers) {

  /**
   * @param value as the dictionary has it; {@code true} and {@code false} for yes and no
   * @param said the same in words
   */
  public record Answer(Labels field, String value, Labels said) {}

  public static VisitLine of(Visit visit, DataElement element, Dictionary dictionary) {
    boolean personal = dictionary.field(CoreField.WORKER_ID.fieldName()).personal();
    Set<Field> shown = new TreeSet<>((one, other) -> Integer.compare(one.index(), other.index()));
    shown.addAll(element.reads());
    shown.addAll(element.split());
    List<Answer> answers = new ArrayList<>();
    for (Field field : shown) {
      @Nullable Object value = visit.value(field);
      @Nullable Labels said = Answers.of(field, value);
      if (value != null && said != null && !field.personal()) {
        answers.add(new Answer(field.label(), value.toString(), said));
      }
    }
    return new VisitLine(
        visit.source(),
        visit.recordId(),
        visit.date(CoreField.VISIT_DATE),
        visit.text(CoreField.ORG_UNIT),
        personal ? null : visit.text(CoreField.WORKER_ID),
        List.copyOf(answers));
  }
}
