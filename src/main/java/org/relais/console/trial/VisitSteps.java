package org.relais.console.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.relais.config.Acting;
import org.relais.config.ActingLines;
import org.relais.config.ActingLines.Place;
import org.relais.console.trial.TrialSteps.FieldStep;
import org.relais.console.trial.TrialSteps.ReasonStep;
import org.relais.console.view.Answers;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FormMapping;
import org.relais.visit.Labels;
import org.relais.visit.PersonalFields;
import org.relais.visit.Reason;
import org.relais.visit.Visit;

/** The fields of one visit, or what stands in the record for them where it became none. */
final class VisitSteps {
  private static final Labels MASK = Answers.same(PersonalFields.MASK);

  private final String source;
  private final int formNumber;
  private final FormMapping form;
  private final ActingLines lines;
  private final Map<Field, ReadPlace> places;
  private final Set<Field> hidden;
  private final Acting acting;
  private final Set<String> actingFields;

  /**
   * @param places where each field's answer stands in the record
   * @param hidden fields whose values are not shown
   * @param actingFields on which the cursor's line acts in this form
   */
  VisitSteps(
      String source,
      int formNumber,
      FormMapping form,
      ActingLines lines,
      Map<Field, ReadPlace> places,
      Set<Field> hidden,
      Acting acting,
      Set<String> actingFields) {
    this.source = source;
    this.formNumber = formNumber;
    this.form = form;
    this.lines = lines;
    this.places = places;
    this.hidden = hidden;
    this.acting = acting;
    this.actingFields = actingFields;
  }

  /**
   * @param visit null where the record became none
   * @param without the visit without what the cursor's line gives, null where that leaves none
   */
  List<FieldStep> fields(
      @Nullable Visit visit,
      @Nullable Visit without,
      List<Reason> rejections,
      List<Reason> warnings) {
    List<FieldStep> steps = new ArrayList<>();
    Set<String> mapped = new HashSet<>();
    for (FieldMapping mapping : form.fields()) {
      Field field = mapping.field();
      mapped.add(field.name());
      ReadPlace place = places.get(field);
      steps.add(
          new FieldStep(
              field,
              shown(
                  field,
                  visit == null ? recorded(mapping, place) : Answers.of(field, visit.value(field))),
              visit == null || hidden.contains(field)
                  ? null
                  : Answers.code(field, visit.value(field)),
              path(mapping, place),
              origin(field),
              visit == null,
              hidden.contains(field),
              actingFields.contains(field.name()),
              reasons(field, rejections, warnings)));
    }
    if (visit != null) {
      for (Field field : visit.dictionary().fields()) {
        if (!mapped.contains(field.name())) {
          computed(field, visit, without, rejections, warnings).ifPresent(steps::add);
        }
      }
    }
    return steps;
  }

  private Optional<FieldStep> computed(
      Field field,
      Visit visit,
      @Nullable Visit without,
      List<Reason> rejections,
      List<Reason> warnings) {
    Object value = visit.value(field);
    boolean lit =
        !actingFields.isEmpty()
            && (actingFields.contains(field.name())
                || without == null
                || !Objects.equals(value, without.value(field)));
    return value == null && !lit
        ? Optional.empty()
        : Optional.of(
            new FieldStep(
                field,
                shown(field, Answers.of(field, value)),
                hidden.contains(field) ? null : Answers.code(field, value),
                null,
                origin(field),
                false,
                hidden.contains(field),
                lit,
                reasons(field, rejections, warnings)));
  }

  /** The reasons that no field of the mapping shows. */
  List<ReasonStep> others(List<Reason> rejections, List<Reason> warnings, List<FieldStep> shown) {
    Set<String> told = new HashSet<>();
    shown.forEach(step -> told.add(step.field().name()));
    return steps(
        reason -> reason.field() == null || !told.contains(reason.field()), rejections, warnings);
  }

  private List<ReasonStep> reasons(Field field, List<Reason> rejections, List<Reason> warnings) {
    return steps(reason -> field.name().equals(reason.field()), rejections, warnings);
  }

  private List<ReasonStep> steps(
      Predicate<Reason> which, List<Reason> rejections, List<Reason> warnings) {
    List<ReasonStep> steps = new ArrayList<>();
    rejections.stream().filter(which).forEach(reason -> steps.add(step(masked(reason), true)));
    warnings.stream().filter(which).forEach(reason -> steps.add(step(masked(reason), false)));
    return steps;
  }

  /**
   * Reasons never show a personal field's value; this is for a field that is not personal by the
   * configuration at hand, and is by another, or reads what is.
   */
  private Reason masked(Reason reason) {
    boolean shows =
        hidden.stream().anyMatch(field -> !field.personal() && field.name().equals(reason.field()));
    return shows ? reason.withoutValue() : reason;
  }

  private ReasonStep step(Reason reason, boolean rejects) {
    return new ReasonStep(reason, rejects, acting.rules().contains(reason.code()));
  }

  private @Nullable Labels shown(Field field, @Nullable Labels value) {
    return value != null && hidden.contains(field) ? MASK : value;
  }

  private static @Nullable Labels recorded(FieldMapping mapping, @Nullable ReadPlace place) {
    Object constant = mapping.constant();
    if (constant != null) {
      return Answers.of(mapping.field(), constant);
    }
    return place == null ? null : Answers.asRecorded(place.value());
  }

  private static @Nullable String path(FieldMapping mapping, @Nullable ReadPlace place) {
    if (place != null) {
      return place.path().text();
    }
    return mapping.from().isEmpty() ? null : mapping.from().get(0).text();
  }

  private @Nullable Place origin(Field field) {
    return lines
        .mapping(source, formNumber, field.name())
        .or(() -> lines.field(field.name()))
        .orElse(null);
  }
}
