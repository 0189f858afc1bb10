package org.relais.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the mapping of one form over {@link SampleDictionary}, and maps records with it. */
final class SampleMapping {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dictionary dictionary = SampleDictionary.build();
  private final List<FieldMapping> fields = new ArrayList<>();
  private List<Derivation> derivations = List.of();
  private List<QualityRule> rules = List.of();
  private RangeRule ranges = RangeRule.USUAL;
  private ZoneId zone = ZoneId.of("Africa/Bamako");
  private @Nullable LocalDate goLive;

  /** With the fields that every visit must have, read from keys of their names. */
  static SampleMapping usual() {
    return new SampleMapping().read("visit_date", "visit_date").read("org_unit", "org_unit");
  }

  SampleMapping read(String field, String... paths) {
    return with(field).from(paths).add();
  }

  Entry with(String field) {
    return new Entry(dictionary.field(field));
  }

  SampleMapping in(String zone) {
    this.zone = ZoneId.of(zone);
    return this;
  }

  SampleMapping since(LocalDate goLive) {
    this.goLive = goLive;
    return this;
  }

  SampleMapping deriving(Derivation... derivations) {
    this.derivations = List.of(derivations);
    return this;
  }

  SampleMapping checking(QualityRule... rules) {
    this.rules = List.of(rules);
    return this;
  }

  SampleMapping checking(RangeRule ranges) {
    this.ranges = ranges;
    return this;
  }

  Dictionary dictionary() {
    return dictionary;
  }

  FormMapping form(String name, String... versions) {
    return new FormMapping(name, Arrays.asList(versions), "sick_child", fields);
  }

  VisitMapper mapper(FormMapping... forms) {
    OrgUnit site = new OrgUnit("S1", "Site 1", "site", null);
    return new VisitMapper(
        new SourceMapping("sample", zone, goLive, List.of(forms)),
        new VisitModel(dictionary, derivations, ranges, rules, List.of()),
        new OrgUnits(List.of(site, new OrgUnit("0042", "Site 42", "site", null))));
  }

  VisitMapper mapper() {
    return mapper(form("child"));
  }

  /** Maps a record that has at least what every visit must have. */
  Mapping map(String answers) {
    String comma = answers.isBlank() ? "" : ",";
    return mapWhole("{\"visit_date\":\"2026-10-31\",\"org_unit\":\"S1\"" + comma + answers + "}");
  }

  Mapping mapWhole(String body) {
    return mapper().map(input(json(body), null));
  }

  Mapping mapWith(String answers, String patient) {
    String body = "{\"visit_date\":\"2026-10-31\",\"org_unit\":\"S1\"," + answers + "}";
    return mapper().map(input(json(body), json(patient)));
  }

  static MappingInput input(JsonNode body, @Nullable JsonNode patient) {
    return new MappingInput("1", "child", null, body, patient, null, TODAY);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** One field's mapping in the making. */
  final class Entry {
    private final Field field;
    private List<RecordPath> from = List.of();
    private @Nullable Object constant;
    private Conversion conversion = Conversion.PLAIN;
    private Map<String, String> codes = Map.of();
    private @Nullable String contains;
    private @Nullable LookupTable lookup;
    private @Nullable String unit;
    private @Nullable Object absent;

    private Entry(Field field) {
      this.field = field;
      this.from = paths(field.name());
    }

    private static List<RecordPath> paths(String... paths) {
      return Arrays.stream(paths).map(path -> RecordPath.parse(path).orElseThrow()).toList();
    }

    Entry from(String... paths) {
      this.from = paths(paths);
      return this;
    }

    Entry constant(Object constant) {
      this.constant = constant;
      this.from = List.of();
      return this;
    }

    Entry as(Conversion conversion) {
      this.conversion = conversion;
      return this;
    }

    Entry codes(Map<String, String> codes) {
      this.codes = codes;
      return this;
    }

    Entry contains(String code) {
      this.contains = code;
      return this;
    }

    Entry lookup(Map<String, String> entries) {
      this.lookup = new LookupTable("table", "lookups/table.csv", entries);
      return this;
    }

    Entry unit(String unit) {
      this.unit = unit;
      return this;
    }

    Entry absent(Object absent) {
      this.absent = absent;
      return this;
    }

    SampleMapping add() {
      fields.removeIf(other -> other.field().equals(field));
      fields.add(
          new FieldMapping(
              field, from, constant, conversion, codes, contains, lookup, unit, absent));
      return SampleMapping.this;
    }
  }
}
