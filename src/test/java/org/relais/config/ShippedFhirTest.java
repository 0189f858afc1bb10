package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.fhir.FhirDefinition;
import org.relais.fhir.RenderedVisit;
import org.relais.fhir.Validation;
import org.relais.fhir.VisitRenderer;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Range;
import org.relais.visit.Visit;

/** The dictionary that ships, as FHIR: every field and every code of it. */
class ShippedFhirTest {
  private static final Path BASE = Path.of("src/test/resources/diagnostics/base");
  private static final int MOST_CODES = 10;

  @TempDir private static Path folder;

  private static @Nullable Deployment compiled;

  @ParameterizedTest
  @MethodSource("rounds")
  void every_field_with_every_code_is_valid(int round) {
    for (boolean snomed : List.of(true, false)) {
      RenderedVisit rendered = render(visit(round), snomed);

      assertThat(Validation.errors(rendered.bundle())).isEmpty();
    }
  }

  static Stream<Integer> rounds() {
    return IntStream.range(0, MOST_CODES).boxed();
  }

  @Test
  void no_coded_field_has_more_codes_than_are_tried() {
    assertThat(dictionary().fields()).allMatch(field -> field.codes().size() <= MOST_CODES);
  }

  @Test
  void every_answer_of_a_worker_is_carried_by_a_resource() {
    RenderedVisit rendered = render(visit(0), false);

    String roles = rendered.resources().toString();
    assertThat(dictionary().fields())
        .filteredOn(field -> !field.derived() && !field.personal())
        .filteredOn(field -> field.index() >= CoreField.values().length)
        .filteredOn(field -> !field.name().startsWith("referral_"))
        .filteredOn(
            field ->
                !List.of("counter_referral_date", "partner", "form_version").contains(field.name()))
        .allSatisfy(field -> assertThat(roles).contains("/" + field.name()));
  }

  @Test
  void vital_signs_have_the_codes_that_fhir_demands_first() {
    Bundle bundle = Validation.parse(render(visit(0), true).bundle());

    assertThat(first("temperature", bundle)).isEqualTo("8310-5");
    assertThat(first("respiratory_rate", bundle)).isEqualTo("9279-1");
    assertThat(codes("oxygen_saturation", bundle)).startsWith("2708-6", "59408-5");
    assertThat(first("weight", bundle)).isEqualTo("29463-7");
    assertThat(codes("muac", bundle)).containsExactly("284473002", "muac", "56072-2");
    assertThat(first("malaria_rdt", bundle)).isEqualTo("76772-3");
  }

  private static RenderedVisit render(Visit visit, boolean snomed) {
    FhirDefinition shipped = deployment().fhir();
    return new VisitRenderer(
            new FhirDefinition(shipped.base(), snomed, shipped.bindings()), dictionary())
        .render(visit, visit, List.of());
  }

  /** A visit in which every field has a value; coded fields take another code each round. */
  // javac 17 does not read the annotation of an array's elements from a class file.
  @SuppressWarnings("NullAway")
  private static Visit visit(int round) {
    Dictionary dictionary = dictionary();
    @Nullable Object[] values = new @Nullable Object[dictionary.size()];
    for (Field field : dictionary.fields()) {
      values[field.index()] = value(field, round);
    }
    return new Visit("cht", "record-" + round, dictionary, values);
  }

  private static Object value(Field field, int round) {
    Range range = field.range() == null ? new Range(1, 9) : field.range();
    return switch (field.type()) {
      case YES_NO -> round % 2 == 0;
      case CODE -> field.codes().get(round % field.codes().size()).code();
      case CODES -> List.of(field.codes().get(round % field.codes().size()).code());
      case INTEGER -> (long) range.max();
      case DECIMAL -> (range.min() + range.max()) / 2;
      case DATE -> LocalDate.of(2026, 10, 5);
      case TIME -> Instant.parse("2026-10-05T08:00:00Z");
      case TEXT -> "text";
    };
  }

  private static String first(String role, Bundle bundle) {
    return codes(role, bundle).get(0);
  }

  private static List<String> codes(String role, Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Observation.class::isInstance)
        .map(resource -> ((Observation) resource).getCode().getCoding())
        .map(codings -> codings.stream().map(Coding::getCode).toList())
        .filter(codes -> codes.contains(role))
        .findFirst()
        .orElseThrow();
  }

  private static Dictionary dictionary() {
    return deployment().model().dictionary();
  }

  private static synchronized Deployment deployment() {
    Deployment known = compiled;
    if (known == null) {
      known = compile();
      compiled = known;
    }
    return known;
  }

  private static Deployment compile() {
    try {
      for (String file : List.of("relais.yaml", "org-units.csv")) {
        Files.copy(BASE.resolve(file), folder.resolve(file));
      }
      Files.copy(Path.of("config/dictionary.yaml"), folder.resolve("dictionary.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Compilation compilation = ConfigurationCompiler.compile(folder, Map.of());
    assertThat(compilation).isInstanceOf(Compilation.Ok.class);
    return ((Compilation.Ok) compilation).deployment();
  }
}
