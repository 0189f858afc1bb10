package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Acting;
import org.relais.config.ActingLines;
import org.relais.config.Deployment;
import org.relais.console.trial.TrialSteps.FieldStep;
import org.relais.console.trial.TrialSteps.Verdict;
import org.relais.source.SourceDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FormMapping;
import org.relais.visit.Mapping;
import org.relais.visit.MappingInput;
import org.relais.visit.Reason;
import org.relais.visit.SourceMapping;
import org.relais.visit.Visit;
import org.relais.visit.VisitMapper;

/**
 * Maps a record by a configuration and shows each step. Pure. What the cursor's line acts on is
 * found by trying: the record is mapped once more without the fields that the line gives, and what
 * differs is lit.
 */
public final class Trial {
  private final Deployment deployment;
  private final SourceDefinition source;
  private final ActingLines lines;
  private final FhirSteps fhir;
  private final CellSteps cells;

  /**
   * @param source one of the deployment's
   */
  public Trial(Deployment deployment, SourceDefinition source) {
    this.deployment = deployment;
    this.source = source;
    this.lines = new ActingLines(deployment.files());
    this.fhir = new FhirSteps(deployment.fhir(), deployment.model().dictionary());
    this.cells = new CellSteps(deployment, lines);
  }

  /** From lines to fields, by the text of the configuration that is tried. */
  public ActingLines lines() {
    return lines;
  }

  Deployment deployment() {
    return deployment;
  }

  public SourceDefinition source() {
    return source;
  }

  /** The visit that the record becomes, if it does. */
  public Optional<Visit> visit(MappingInput input) {
    return Optional.ofNullable(visitOf(map(source.mapping(), input)));
  }

  /**
   * @param acting what the cursor's line acts on
   */
  public TrialSteps of(MappingInput input, Acting acting, Masking masking) {
    Optional<FormMapping> form = source.mapping().form(input.form(), input.formVersion());
    Map<Field, ReadPlace> places = new HashMap<>();
    form.ifPresent(
        mapping ->
            mapping
                .fields()
                .forEach(
                    field ->
                        ReadPlace.of(field, input)
                            .ifPresent(place -> places.put(field.field(), place))));
    JsonNode record = masking.record(input);
    @Nullable JsonNode patient = masking.patient(input);
    int number = form.map(source.mapping().forms()::indexOf).orElse(-1);
    Set<String> fields =
        actingFields(acting, number, form.map(FormMapping::fields).orElse(List.of()));
    List<LitLine> recordLines = LitJson.lines(record, readers(places, false), fields);
    List<LitLine> patientLines =
        patient == null ? List.of() : LitJson.lines(patient, readers(places, true), fields);
    Mapping mapping = map(source.mapping(), input);
    Verdict verdict = verdict(mapping, input);
    List<Reason> rejections = mapping instanceof Mapping.Rejected no ? no.reasons() : List.of();
    List<Reason> warnings = mapping instanceof Mapping.Mapped yes ? yes.warnings() : List.of();
    @Nullable Visit visit = visitOf(mapping);
    @Nullable Visit without =
        visit == null || fields.isEmpty() ? visit : visitOf(map(lacking(fields, number), input));
    Set<Field> hidden = hidden(places, record, patient, masking);
    VisitSteps steps =
        new VisitSteps(
            source.name(),
            number,
            form.orElse(new FormMapping(input.form(), List.of(), null, List.of())),
            lines,
            places,
            hidden,
            acting,
            fields);
    List<FieldStep> shown = steps.fields(visit, without, rejections, warnings);
    boolean compares = !fields.isEmpty();
    return new TrialSteps(
        verdict,
        record,
        recordLines,
        patient,
        patientLines,
        shown,
        steps.others(rejections, warnings, shown),
        visit == null ? List.of() : fhir.of(visit, without, compares, List.copyOf(hidden)),
        visit == null
            ? List.of()
            : cells.cells(visit, without, compares, acting.elements(), computed(fields)),
        visit == null ? List.of() : cells.outside(visit),
        visit == null ? List.of() : cells.others(visit, acting.elements()));
  }

  private Mapping map(SourceMapping mapping, MappingInput input) {
    return new VisitMapper(mapping, deployment.model(), deployment.orgUnits()).map(input);
  }

  private Verdict verdict(Mapping mapping, MappingInput input) {
    if (source.mapping().forms().stream().noneMatch(form -> form.form().equals(input.form()))) {
      return Verdict.NO_FORM;
    }
    if (mapping instanceof Mapping.Mapped) {
      return Verdict.MAPPED;
    }
    return mapping instanceof Mapping.Rejected ? Verdict.REJECTED : Verdict.IGNORED;
  }

  private static @Nullable Visit visitOf(Mapping mapping) {
    return mapping instanceof Mapping.Mapped mapped ? mapped.visit() : null;
  }

  /** A line of another source or form acts on nothing of this record. */
  private Set<String> actingFields(Acting acting, int form, List<FieldMapping> mappings) {
    boolean elsewhere =
        (acting.source() != null && !acting.source().equals(source.name()))
            || (acting.form() != null && acting.form() != form);
    if (elsewhere) {
      return Set.of();
    }
    Set<String> fields = new HashSet<>(acting.fields());
    for (FieldMapping mapping : mappings) {
      if (mapping.lookup() != null && acting.lookups().contains(mapping.lookup().name())) {
        fields.add(mapping.field().name());
      }
    }
    return fields;
  }

  private Set<String> computed(Set<String> fields) {
    return deployment.model().dictionary().fields().stream()
        .filter(Field::derived)
        .map(Field::name)
        .filter(fields::contains)
        .collect(Collectors.toSet());
  }

  private SourceMapping lacking(Set<String> fields, int number) {
    SourceMapping whole = source.mapping();
    List<FormMapping> forms = new ArrayList<>(whole.forms());
    FormMapping form = forms.get(number);
    forms.set(
        number,
        new FormMapping(
            form.form(),
            form.versions(),
            fields.contains(CoreField.VISIT.fieldName()) ? null : form.visitType(),
            form.fields().stream()
                .filter(mapping -> !fields.contains(mapping.field().name()))
                .toList()));
    return new SourceMapping(whole.source(), whole.zone(), whole.goLive(), forms);
  }

  private static Map<List<Object>, Set<String>> readers(
      Map<Field, ReadPlace> places, boolean ofPatient) {
    Map<List<Object>, Set<String>> readers = new HashMap<>();
    places.forEach(
        (field, place) -> {
          if (place.ofPatient() == ofPatient) {
            readers.computeIfAbsent(place.steps(), any -> new HashSet<>()).add(field.name());
          }
        });
    return readers;
  }

  /** Personal fields, and those that read what is masked in the record. */
  private Set<Field> hidden(
      Map<Field, ReadPlace> places, JsonNode record, @Nullable JsonNode patient, Masking masking) {
    Set<Field> hidden = new HashSet<>();
    if (masking.off()) {
      return hidden;
    }
    deployment.model().dictionary().fields().stream().filter(masking::hides).forEach(hidden::add);
    places.forEach(
        (field, place) -> {
          JsonNode copy = place.ofPatient() && patient != null ? patient : record;
          if (!place.in(copy).equals(place.value())) {
            hidden.add(field);
          }
        });
    return hidden;
  }
}
