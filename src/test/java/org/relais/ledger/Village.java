package org.relais.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.OnForeign;
import org.relais.delivery.Retry;
import org.relais.delivery.Servers;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.indicator.Completion;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Measure;
import org.relais.indicator.PeriodType;
import org.relais.source.Page;
import org.relais.source.Schedule;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceItem;
import org.relais.source.SourceSettings;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Conversion;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FieldType;
import org.relais.visit.FormMapping;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;
import org.relais.visit.VisitModel;
import org.relais.visit.condition.Condition;
import org.relais.visit.condition.Truth;

/** A small deployment: two sites, one source, two data elements, a target of each kind. */
final class Village {
  static final String SOURCE = "app";
  static final String DHIS2 = "national";
  static final String FHIR = "shr";
  static final String DATA_SET = "MONTHLY";
  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private Dictionary dictionary = dictionary("");
  private String version = "v1";
  private String feverPath = "fever";
  private boolean keepRaw = true;
  private boolean endsMayComeFirst = true;
  private boolean zeros;
  private boolean wholeSiteMonths;
  private @Nullable Completion completion;
  private OnForeign onForeign = OnForeign.OVERWRITE;
  private DataSet.PushMode mode = DataSet.PushMode.AUTOMATIC;
  private DataSet.Corrections corrections = DataSet.Corrections.APPROVE;
  private int parcelSize = 100;
  private int connections = 1;
  private @Nullable LocalDate deliverFrom;

  static Village usual() {
    return new Village();
  }

  Village at(Instant now) {
    clock = Clock.fixed(now, ZoneOffset.UTC);
    return this;
  }

  Village on(Clock other) {
    clock = other;
    return this;
  }

  Village version(String name) {
    version = name;
    return this;
  }

  Village readingFeverFrom(String path) {
    feverPath = path;
    return this;
  }

  /** With a field that identifies a person. */
  Village masking(String personalField) {
    dictionary = dictionary(personalField);
    return this;
  }

  Village withoutRaw() {
    keepRaw = false;
    return this;
  }

  /** With a source whose feed has a record once, as it is now. */
  Village tellingEndsLast() {
    endsMayComeFirst = false;
    return this;
  }

  Village sendingZeros() {
    zeros = true;
    return this;
  }

  Village afterApproval(DataSet.Corrections kind) {
    mode = DataSet.PushMode.AFTER_APPROVAL;
    corrections = kind;
    return this;
  }

  Village askingBeforeOverwriting() {
    onForeign = OnForeign.ASK;
    return this;
  }

  Village completing(Completion rule) {
    completion = rule;
    return this;
  }

  Village deliveringFrom(LocalDate day) {
    deliverFrom = day;
    return this;
  }

  Village parcelsOf(int cells) {
    parcelSize = cells;
    return this;
  }

  Village connections(int atOnce) {
    connections = atOnce;
    return this;
  }

  Village deliveringWholeSiteMonths() {
    wholeSiteMonths = true;
    return this;
  }

  Clock clock() {
    return clock;
  }

  Dictionary fields() {
    return dictionary;
  }

  Intake intake(TestDatabase database) {
    return new Intake(database.dataSource(), clock, rules(), source());
  }

  Recount recount(TestDatabase database) {
    return new Recount(database.dataSource(), rules());
  }

  /** What a process that starts anew knows of the servers; it tries them at once. */
  Servers servers(TestDatabase database) {
    return new Servers(
        List.of(dhis2(), fhir()),
        new JdbcTargetStates(database.dataSource(), clock),
        clock,
        new Random(7),
        true);
  }

  LedgerRules rules() {
    return new LedgerRules(
        version,
        new VisitModel(
            dictionary,
            List.of(),
            List.of(),
            List.of(
                dictionary.field("patient_id"),
                dictionary.field("visit_date"),
                dictionary.field("worker_id"))),
        new OrgUnits(
            List.of(
                new OrgUnit("R1", "Region", "region", null),
                new OrgUnit("S1", "Site 1", "site", "R1"),
                new OrgUnit("S2", "Site 2", "site", "R1"))),
        List.of(source()),
        List.of(dataSet()),
        List.of(dhis2(), fhir()));
  }

  TargetDefinition dhis2() {
    return new TargetDefinition(
        DHIS2,
        new Settings(wholeSiteMonths, onForeign),
        List.of(DATA_SET),
        false,
        deliverFrom,
        "0 0 2 * * ?",
        parcelSize,
        connections,
        Retry.STANDARD);
  }

  TargetDefinition fhir() {
    return new TargetDefinition(
        FHIR,
        new Settings(false, OnForeign.OVERWRITE),
        List.of(),
        true,
        null,
        "0 0 2 * * ?",
        parcelSize,
        connections,
        Retry.STANDARD);
  }

  SourceDefinition source() {
    return new SourceDefinition(
        SOURCE,
        new NoSettings(endsMayComeFirst),
        new Schedule("0 0 2 * * ?"),
        new SourceMapping(
            SOURCE,
            ZoneId.of("Africa/Bamako"),
            null,
            List.of(
                new FormMapping(
                    "sick",
                    List.of(),
                    "sick_child",
                    List.of(
                        from("visit_date", "date"),
                        from("org_unit", "site"),
                        from("worker_id", "worker"),
                        from("patient_id", "child"),
                        from("recorded_at", "saved"),
                        from("birth_date", "patient.born"),
                        from("sex", "patient.sex"),
                        from("fever", feverPath),
                        from("sachets", "sachets"))))),
        keepRaw,
        List.of(RecordPath.parse("secret").orElseThrow()));
  }

  private FieldMapping from(String field, String path) {
    return new FieldMapping(
        dictionary.field(field),
        List.of(RecordPath.parse(path).orElseThrow()),
        null,
        Conversion.PLAIN,
        Map.of(),
        null,
        null,
        null,
        null);
  }

  DataSet dataSet() {
    Field fever = dictionary.field("fever");
    Field sachets = dictionary.field("sachets");
    Condition hasFever =
        visit -> {
          Object answer = visit.value(fever);
          return answer == null ? Truth.UNKNOWN : Truth.of((Boolean) answer);
        };
    return new DataSet(
        DATA_SET,
        PeriodType.MONTHLY,
        "site",
        "0 0 2 * * ?",
        mode,
        corrections,
        completion,
        List.of(
            new DataElement(
                "FEVER",
                label("FEVER"),
                new Measure.CountVisits(),
                hasFever,
                "fever == true",
                Set.of(fever),
                List.of(dictionary.field("sex")),
                zeros),
            new DataElement(
                "ORS",
                label("ORS"),
                new Measure.Sum(sachets),
                Condition.ALWAYS,
                "true",
                Set.of(),
                List.of(),
                zeros)));
  }

  private static Dictionary dictionary(String personal) {
    List<Field> fields = new ArrayList<>();
    for (CoreField core : CoreField.values()) {
      List<CodeDefinition> codes =
          switch (core) {
            case VISIT -> List.of(code("sick_child", "SICK"));
            case SEX -> List.of(code("female", "F"), code("male", "M"));
            default -> List.of();
          };
      fields.add(
          field(fields.size(), core.fieldName(), core.type(), codes, core.derived(), personal));
    }
    fields.add(field(fields.size(), "fever", FieldType.YES_NO, List.of(), false, personal));
    fields.add(field(fields.size(), "sachets", FieldType.INTEGER, List.of(), false, personal));
    return new Dictionary(fields);
  }

  private static Field field(
      int index,
      String name,
      FieldType type,
      List<CodeDefinition> codes,
      boolean derived,
      String personal) {
    return new Field(
        index,
        name,
        type,
        label(name),
        null,
        null,
        codes,
        name.toUpperCase(Locale.ROOT),
        name.equals("sex") ? "UNK" : null,
        name.equals(personal),
        derived);
  }

  private static CodeDefinition code(String code, String option) {
    return new CodeDefinition(code, label(code), option);
  }

  private static Labels label(String name) {
    return new Labels(name, name);
  }

  /** A visit with fever at site 1 on 3 October. */
  static Sick sick(String id) {
    return new Sick(id, "1", "S1", "2026-10-03", null, "\"fever\":\"yes\"");
  }

  /** A record in the making. */
  record Sick(
      String id,
      String revision,
      String site,
      String date,
      @Nullable String patient,
      String answers) {
    Sick revision(String other) {
      return new Sick(id, other, site, date, patient, answers);
    }

    Sick at(String other) {
      return new Sick(id, revision, other, date, patient, answers);
    }

    Sick on(String other) {
      return new Sick(id, revision, site, other, patient, answers);
    }

    Sick of(String other) {
      return new Sick(id, revision, site, date, other, answers);
    }

    Sick answering(String more) {
      return new Sick(id, revision, site, date, patient, answers + "," + more);
    }

    Sick only(String other) {
      return new Sick(id, revision, site, date, patient, other);
    }

    SourceItem item() {
      return new SourceItem.Submission(
          id,
          revision,
          "sick",
          null,
          patient,
          json("{\"site\":\"%s\",\"date\":\"%s\",%s}".formatted(site, date, answers)));
    }
  }

  static SourceItem.Contact child(String id, String body, String... aliases) {
    return new SourceItem.Contact(id, "1", List.of(aliases), json(body));
  }

  static SourceItem gone(String id, String revision) {
    return new SourceItem.Voided(id, revision);
  }

  static Page page(String cursor, SourceItem... items) {
    return new Page(List.of(items), cursor, true);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }

  /** Nothing that a source would need. */
  record NoSettings(boolean endsMayComeFirst) implements SourceSettings {}

  /** What the ledger reads of a target's settings. */
  record Settings(boolean wholeSiteMonths, OnForeign onForeign) implements TargetSettings {}
}
