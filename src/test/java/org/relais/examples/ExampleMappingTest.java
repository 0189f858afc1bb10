package org.relais.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.cli.demo.DemoServer;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import org.relais.source.PageMemory;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceItem;
import org.relais.source.Sources;
import org.relais.visit.Field;
import org.relais.visit.Mapping;
import org.relais.visit.MappingInput;
import org.relais.visit.Visit;
import org.relais.visit.VisitMapper;

/** The shipped sources, mappings and rules make of every example record what really happened. */
class ExampleMappingTest {
  private static final LocalDate RECEIVED = LocalDate.of(2026, 12, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2100-01-01T00:00:00Z"), ZoneOffset.UTC);

  private static DemoServer server;
  private static CamelHttp http;
  private static Deployment demo;

  @BeforeAll
  static void start() throws Exception {
    server = DemoServer.start(Path.of("examples"));
    http = CamelHttp.standalone();
    demo = ExampleDeployment.ofTheDemo(server.url());
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordBecomesWhatItsWorkerSaw(FieldSystem system) throws Exception {
    SourceDefinition source =
        demo.sources().stream()
            .filter(definition -> definition.name().equals(system.source()))
            .findFirst()
            .orElseThrow();
    Intake intake = Intake.of(Sources.open(source, http, CLOCK, PageMemory.NONE));
    VisitMapper mapper = new VisitMapper(source.mapping(), demo.model(), demo.orgUnits());
    Map<String, SortedMap<String, Object>> visits = new HashMap<>();
    Map<Truth.Fate, Integer> fates = new HashMap<>();
    List<String> unexpected = new ArrayList<>();

    for (SourceItem item : intake.records.values()) {
      if (item instanceof SourceItem.Submission record && !mapper.knows(record.form())) {
        continue;
      }
      Mapping mapping = map(mapper, intake, item);
      fates.merge(fate(item, mapping), 1, Integer::sum);
      if (mapping instanceof Mapping.Mapped mapped) {
        visits.put(item.id(), answers(mapped.visit()));
      } else if (mapping instanceof Mapping.Rejected rejected
          && truth(system, Truth.Fate.MAPPED).containsKey(item.id())) {
        unexpected.add(item.id() + " " + rejected.reasons());
      }
    }

    assertThat(unexpected).isEmpty();
    assertThat(differences(truth(system, Truth.Fate.MAPPED), visits)).isEmpty();
    for (Truth.Fate fate : Truth.Fate.values()) {
      assertThat(fates.getOrDefault(fate, 0)).as(fate.name()).isEqualTo(truth(system, fate).size());
    }
  }

  /** What is not as it was, a line each, for maps of thousands cannot be read. */
  private static List<String> differences(
      Map<String, SortedMap<String, Object>> expected, Map<String, SortedMap<String, Object>> is) {
    List<String> differences = new ArrayList<>();
    Set<String> ids = new TreeSet<>(expected.keySet());
    ids.addAll(is.keySet());
    for (String id : ids) {
      SortedMap<String, Object> wanted = expected.getOrDefault(id, new TreeMap<>());
      SortedMap<String, Object> got = is.getOrDefault(id, new TreeMap<>());
      Set<String> fields = new TreeSet<>(wanted.keySet());
      fields.addAll(got.keySet());
      fields.removeIf(field -> Objects.equals(wanted.get(field), got.get(field)));
      fields.forEach(
          field ->
              differences.add(id + " " + field + ": " + wanted.get(field) + " " + got.get(field)));
    }
    return differences;
  }

  private static Mapping map(VisitMapper mapper, Intake intake, SourceItem item) {
    if (!(item instanceof SourceItem.Submission record)) {
      return new Mapping.Rejected(List.of());
    }
    SourceItem.Contact patient = intake.patient(record);
    return mapper.map(
        new MappingInput(
            record.id(),
            record.form(),
            record.formVersion(),
            record.body(),
            patient == null ? null : patient.body(),
            patient == null ? null : patient.id(),
            RECEIVED));
  }

  private static Truth.Fate fate(SourceItem item, Mapping mapping) {
    if (item instanceof SourceItem.Voided) {
      return Truth.Fate.VOIDED;
    }
    return mapping instanceof Mapping.Mapped
        ? Truth.Fate.MAPPED
        : mapping instanceof Mapping.Ignored ? Truth.Fate.IGNORED : Truth.Fate.REJECTED;
  }

  private static Map<String, SortedMap<String, Object>> truth(FieldSystem system, Truth.Fate fate) {
    Map<String, SortedMap<String, Object>> values = new HashMap<>();
    for (Truth truth : TRUTH) {
      if (truth.source().equals(system.source()) && truth.fate() == fate) {
        values.put(truth.recordId(), truth.values());
      }
    }
    return values;
  }

  private static final List<Truth> TRUTH = Truth.ofTheExample();

  private static SortedMap<String, Object> answers(Visit visit) {
    SortedMap<String, Object> answers = new TreeMap<>();
    for (Field field : visit.dictionary().fields()) {
      Object value = visit.value(field);
      if (!field.derived() && value != null) {
        answers.put(field.name(), Objects.requireNonNull(value));
      }
    }
    return answers;
  }
}
