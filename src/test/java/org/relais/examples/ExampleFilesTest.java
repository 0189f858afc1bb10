package org.relais.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The example data in the repository is what its generator makes. After a change of the generator,
 * {@code mvn test -Dtest=ExampleFilesTest -Dexamples.write=true} writes it anew.
 */
class ExampleFilesTest {
  private static final Path PROJECT = Path.of("");

  @Test
  void theFilesOfTheRepositoryAreThoseThatTheGeneratorMakes() throws Exception {
    if (Boolean.getBoolean("examples.write")) {
      ExampleFiles.write(PROJECT);
    }
    SortedMap<String, byte[]> made = ExampleFiles.all();

    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      assertThat(Files.readAllBytes(PROJECT.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    for (String folder : List.of("examples/cht", "examples/rest", "examples/csv")) {
      try (Stream<Path> files = Files.list(PROJECT.resolve(folder))) {
        assertThat(files.map(file -> folder + "/" + file.getFileName()))
            .allSatisfy(file -> assertThat(made).containsKey(file));
      }
    }
  }

  @Test
  void theFilesAreSmallEnoughForARepository() {
    int bytes = ExampleFiles.all().values().stream().mapToInt(content -> content.length).sum();

    assertThat(bytes).isLessThan(6_000_000);
  }

  @Test
  void theCountryHasThePyramidThatTheDocumentsPromise() {
    Map<String, Long> levels =
        ExampleCountry.draw().places().stream()
            .collect(Collectors.groupingBy(Place::level, Collectors.counting()));

    assertThat(levels)
        .isEqualTo(Map.of("country", 1L, "region", 3L, "district", 6L, "cscom", 20L, "site", 100L));
  }

  @Test
  void thereAreThreeThousandVisitsAndAboutOnePercentIsFaulty() {
    Map<Truth.Fate, Long> fates =
        Truth.ofTheExample().stream()
            .collect(Collectors.groupingBy(Truth::fate, Collectors.counting()));
    long all = fates.values().stream().mapToLong(Long::longValue).sum();

    assertThat(fates.get(Truth.Fate.MAPPED)).isGreaterThan(3_000);
    assertThat(fates.get(Truth.Fate.REJECTED) * 100.0 / all).isBetween(0.8, 1.6);
    assertThat(fates.get(Truth.Fate.VOIDED)).isGreaterThan(20);
    assertThat(fates.get(Truth.Fate.IGNORED)).isEqualTo(24);
  }

  @Test
  void everyFaultAndEveryKindOfHistoryOccursInEverySystem() {
    for (FieldSystem system : FieldSystem.values()) {
      List<ExampleRecord> records = ExampleCountry.draw().records(system);

      assertThat(faults(records))
          .as(system + " faults")
          .contains(
              Fault.UNKNOWN_ORG_UNIT,
              Fault.DATE_IN_THE_FUTURE,
              Fault.DATE_BEFORE_GO_LIVE,
              Fault.MISSING_DATE);
      assertThat(records).as("voided").anyMatch(record -> record.last().voided());
      assertThat(records).as("corrected").anyMatch(ExampleFilesTest::corrected);
    }
    assertThat(faults(ExampleCountry.draw().records())).contains(Fault.values());
  }

  @Test
  void theTruthUsesFieldsOfTheDictionaryOnly() throws Exception {
    String dictionary = Files.readString(PROJECT.resolve("config/dictionary.yaml"));

    assertThat(Truth.ofTheExample())
        .allSatisfy(
            truth ->
                assertThat(truth.values().keySet())
                    .allSatisfy(field -> assertThat(dictionary).contains("\n  " + field + ":\n")));
  }

  private static Set<Fault> faults(List<ExampleRecord> records) {
    return records.stream()
        .map(record -> record.last().fault())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static boolean corrected(ExampleRecord record) {
    return record.states().size() > 1 && !record.last().voided() && record.last().fault() == null;
  }
}
