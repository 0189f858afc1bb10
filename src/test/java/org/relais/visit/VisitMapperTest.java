package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitMapperTest {
  @ParameterizedTest
  @ValueSource(strings = {"''", "null", "'  '", "[]", "{}"})
  void anEmptyAnswerIsNotAskedAndNeverNo(String answer) {
    SampleMapping mapping = SampleMapping.usual().read("fever", "fever");
    assertThat(value(mapping.map("'fever':" + answer), "fever")).isNull();
    assertThat(value(mapping.map(""), "fever")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'yes',true",
    "true,true",
    "'Oui',true",
    "1,true",
    "'1',true",
    "'TRUE',true",
    "'no',false",
    "false,false",
    "' non ',false",
    "0,false",
    "'False',false"
  })
  void yesAndNoAreReadInTheUsualWords(String answer, boolean expected) {
    String plain = answer.matches("true|false|\\d") ? answer : "'" + answer + "'";
    SampleMapping mapping = SampleMapping.usual().read("fever", "fever");
    assertThat(value(mapping.map("'fever':" + plain), "fever")).isEqualTo(expected);
    assertThat(value(mapping.map("'fever':'" + answer + "'"), "fever")).isEqualTo(expected);
  }

  @Test
  void aYesOrNoMayHaveCodesOfItsOwn() {
    SampleMapping mapping =
        SampleMapping.usual().with("fever").codes(Map.of("a", "yes", "b", "no", "9", "")).add();
    assertThat(value(mapping.map("'fever':'a'"), "fever")).isEqualTo(true);
    assertThat(value(mapping.map("'fever':'b'"), "fever")).isEqualTo(false);
    assertThat(value(mapping.map("'fever':9"), "fever")).isNull();
    assertThat(reasons(mapping.map("'fever':'yes'"))).containsExactly("MAP007 fever");
  }

  @Test
  void codesAreTranslatedAndAnUnknownOneIsNamedShortly() {
    SampleMapping mapping =
        SampleMapping.usual().with("malaria_rdt").codes(Map.of("pos", "positive")).add();
    assertThat(value(mapping.map("'malaria_rdt':'pos'"), "malaria_rdt")).isEqualTo("positive");
    Mapping rejected = mapping.map("'malaria_rdt':'" + "x".repeat(90) + "'");
    assertThat(reasons(rejected)).containsExactly("MAP007 malaria_rdt");
    Labels message = ((Mapping.Rejected) rejected).reasons().get(0).message();
    assertThat(message.en()).contains("\"" + "x".repeat(40) + "…\"").contains("add it to codes:");
    assertThat(message.fr()).contains("« " + "x".repeat(40) + "… »").contains("ajoutez-la");
  }

  @Test
  void severalCodesAreAListOrWordsInOneText() {
    SampleMapping words = SampleMapping.usual().with("danger_signs").as(Conversion.WORDS).add();
    assertThat(value(words.map("'danger_signs':' unconscious  convulsions'"), "danger_signs"))
        .isEqualTo(List.of("convulsions", "unconscious"));
    SampleMapping list = SampleMapping.usual().read("danger_signs", "danger_signs");
    assertThat(value(list.map("'danger_signs':['convulsions','convulsions']"), "danger_signs"))
        .isEqualTo(List.of("convulsions"));
    assertThat(value(list.map("'danger_signs':'convulsions'"), "danger_signs"))
        .isEqualTo(List.of("convulsions"));
    assertThat(value(list.map("'danger_signs':[]"), "danger_signs")).isEqualTo(List.of());
    assertThat(value(list.map("'danger_signs':''"), "danger_signs")).isNull();
    assertThat(reasons(list.map("'danger_signs':['convulsions','x']")))
        .containsExactly("MAP007 danger_signs");
  }

  @Test
  void containsMakesYesAndNoOfAnAnswerThatWasGiven() {
    SampleMapping mapping =
        SampleMapping.usual()
            .with("fever")
            .from("signs")
            .as(Conversion.WORDS)
            .contains("fievre")
            .add();
    assertThat(value(mapping.map("'signs':'toux fievre'"), "fever")).isEqualTo(true);
    assertThat(value(mapping.map("'signs':'toux fievre2'"), "fever")).isEqualTo(false);
    assertThat(value(mapping.map("'signs':[]"), "fever")).isEqualTo(false);
    assertThat(value(mapping.map("'signs':''"), "fever")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "respiratory_rate, 52, 52",
    "respiratory_rate, ' 52 ', 52",
    "respiratory_rate, 52.0, 52",
    "temperature, 38.5, 38.5",
    "temperature, '38.5', 38.5",
    "weight, '  7 ', 7.0"
  })
  void numbersAreReadFromTextWithBlanksToo(String field, String answer, String expected) {
    SampleMapping mapping = SampleMapping.usual().read(field, field);
    assertThat(value(mapping.map("'" + field + "':'" + answer + "'"), field)).hasToString(expected);
    assertThat(value(mapping.map("'" + field + "':" + answer.strip()), field))
        .hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'52,0'",
        "'many'",
        "'0x10'",
        "1e300",
        "1e999999999",
        "'1e99999'",
        "true",
        "'NaN'",
        "'--5'",
        "'99999999999999999999999999999999999999999999999999'"
      })
  void whatIsNoNumberIsAReason(String answer) {
    SampleMapping mapping = SampleMapping.usual().read("respiratory_rate", "respiratory_rate");
    assertThat(reasons(mapping.map("'respiratory_rate':" + answer)))
        .containsExactly("MAP004 respiratory_rate");
    assertThat(reasons(mapping.map("'respiratory_rate':52.5")))
        .containsExactly("MAP005 respiratory_rate");
  }

  @Test
  void aDecimalCommaIsReadWhereTheMappingSaysSo() {
    SampleMapping mapping =
        SampleMapping.usual().with("temperature").as(Conversion.DECIMAL_COMMA).add();
    assertThat(value(mapping.map("'temperature':'38,5'"), "temperature")).isEqualTo(38.5);
    assertThat(value(mapping.map("'temperature':38.5"), "temperature")).isEqualTo(38.5);
    assertThat(reasons(mapping.map("'temperature':'1.038,5'")))
        .containsExactly("MAP004 temperature");
  }

  @ParameterizedTest
  @CsvSource({
    "muac, cm, 12.4, 124",
    "muac, cm, 12.45, 124",
    "muac, mm, 124, 124",
    "muac, m, 0.124, 124",
    "weight, g, 7500, 7.5",
    "temperature, [degF], 100.4, 38.0",
    "temperature, [degF], 101.3, 38.5"
  })
  void aUnitIsConvertedWhereTheMappingNamesIt(
      String field, String unit, String answer, String expected) {
    SampleMapping mapping = SampleMapping.usual().with(field).unit(unit).add();
    assertThat(value(mapping.map("'" + field + "':" + answer), field)).hasToString(expected);
  }

  @Test
  void withoutAUnitCentimetresAreNotGuessed() {
    SampleMapping mapping = SampleMapping.usual().read("muac", "muac");
    assertThat(reasons(mapping.map("'muac':12.4"))).containsExactly("MAP005 muac");
    assertThat(warnings(mapping.map("'muac':12"))).containsExactly("V02 muac");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, 2026-10-31",
    "2026-1-3, 2026-01-03",
    "2026-10-31T23:30:00, 2026-10-31",
    "2026-10-31 23:30:00, 2026-10-31",
    "2026-10-31T23:30:00.123Z, 2026-10-31",
    "2026-10-31T23:30:00-01:00, 2026-11-01",
    "2026-10-31T00:30:00+0200, 2026-10-30"
  })
  void aDateIsLocalInTheZoneOfTheSource(String answer, LocalDate expected) {
    String body = "{'org_unit':'S1','visit_date':'" + answer + "'}";
    assertThat(value(SampleMapping.usual().mapWhole(body), "visit_date")).isEqualTo(expected);
  }

  @Test
  void aMomentFallsOnTheDayOfTheSourcesZone() {
    SampleMapping mapping = SampleMapping.usual().in("Africa/Nairobi");
    String body = "{'org_unit':'S1','visit_date':'2026-10-31T22:30:00Z'}";
    assertThat(value(mapping.mapWhole(body), "visit_date")).isEqualTo(LocalDate.of(2026, 11, 1));
    String naive = "{'org_unit':'S1','visit_date':'2026-10-31T22:30:00'}";
    assertThat(value(mapping.mapWhole(naive), "visit_date")).isEqualTo(LocalDate.of(2026, 10, 31));
  }

  @Test
  void datesMayBeCountedOrWrittenWithTheDayFirst() {
    SampleMapping millis =
        SampleMapping.usual().with("referral_date").as(Conversion.EPOCH_MILLIS).add();
    assertThat(value(millis.map("'referral_date':1793433600000"), "referral_date"))
        .isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(value(millis.map("'referral_date':'1793433600000'"), "referral_date"))
        .isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(reasons(millis.map("'referral_date':99999999999999999")))
        .containsExactly("MAP008 referral_date");
    SampleMapping seconds =
        SampleMapping.usual().with("referral_date").as(Conversion.EPOCH_SECONDS).add();
    assertThat(value(seconds.map("'referral_date':1793433600"), "referral_date"))
        .isEqualTo(LocalDate.of(2026, 10, 31));
    SampleMapping dayFirst =
        SampleMapping.usual().with("referral_date").as(Conversion.DAY_MONTH_YEAR).add();
    assertThat(value(dayFirst.map("'referral_date':'1/10/2026'"), "referral_date"))
        .isEqualTo(LocalDate.of(2026, 10, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31T08:00:00Z, 2026-10-31T08:00:00Z",
    "2026-10-31T08:00:00, 2026-10-31T05:00:00Z",
    "2026-10-31T08:00:00.5+03, 2026-10-31T05:00:00.5Z",
    "2026-1-3 8:00, 2026-01-03T05:00:00Z"
  })
  void aTimeWithoutAZoneIsInThatOfTheSource(String answer, Instant expected) {
    SampleMapping mapping =
        SampleMapping.usual().in("Africa/Nairobi").read("recorded_at", "recorded_at");
    assertThat(value(mapping.map("'recorded_at':'" + answer + "'"), "recorded_at"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30", "31/10/2026", "2026-13-01", "yesterday", "20261031", "0000-01-01"})
  void whatIsNoDateIsAReason(String answer) {
    String body = "{'org_unit':'S1','visit_date':'" + answer + "'}";
    assertThat(reasons(SampleMapping.usual().mapWhole(body))).containsExactly("MAP008 visit_date");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-3-0, 2026-03-15",
    "2026-03, 2026-03-15",
    "2026-0-0, 2026-07-01",
    "2026, 2026-07-01",
    "2026-10-0, 2026-10-15"
  })
  void aBirthDateWithoutItsDayIsTheMiddleOfTheMonth(String answer, LocalDate expected) {
    Mapping mapping = SampleMapping.usual().read("birth_date", "dob").map("'dob':'" + answer + "'");
    assertThat(value(mapping, "birth_date")).isEqualTo(expected);
    assertThat(warnings(mapping)).containsExactly("MAP014 birth_date");
  }

  @Test
  void aMadeUpBirthDayDoesNotLieAfterTheVisit() {
    SampleMapping mapping = SampleMapping.usual().read("birth_date", "dob");
    String body = "{'org_unit':'S1','visit_date':'2026-10-05','dob':'2026-10-0'}";
    assertThat(value(mapping.mapWhole(body), "birth_date")).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(value(mapping.mapWhole(body), "age_days")).isEqualTo(4L);
    String year = "{'org_unit':'S1','visit_date':'2026-03-05','dob':'2026'}";
    assertThat(value(mapping.mapWhole(year), "birth_date")).isEqualTo(LocalDate.of(2026, 1, 1));
  }

  @Test
  void aVisitDateWithoutItsDayIsRejected() {
    assertThat(
            reasons(SampleMapping.usual().mapWhole("{'org_unit':'S1','visit_date':'2026-10-0'}")))
        .containsExactly("MAP016 visit_date");
  }

  @Test
  void theFirstPathWithAnAnswerWins() {
    SampleMapping mapping =
        SampleMapping.usual().read("note", "a.b", "\"group/x.y\"", "list[1].note");
    assertThat(value(mapping.map("'a':{'b':'1'},'group/x.y':'2'"), "note")).isEqualTo("1");
    assertThat(value(mapping.map("'a':{'b':''},'group/x.y':'2'"), "note")).isEqualTo("2");
    assertThat(value(mapping.map("'list':[{'note':'0'},{'note':'3'}]"), "note")).isEqualTo("3");
  }

  @Test
  void aRepeatedGroupWithOneMemberReadsAsTheMember() {
    SampleMapping mapping = SampleMapping.usual().read("note", "visits.note");
    assertThat(value(mapping.map("'visits':[{'note':'1'}]"), "note")).isEqualTo("1");
    assertThat(value(mapping.map("'visits':{'note':{'#text':'1','@x':'2'}}"), "note"))
        .isEqualTo("1");
    assertThat(reasons(mapping.map("'visits':[{'note':'1'},{'note':'2'}]")))
        .containsExactly("MAP003 note");
    assertThat(value(SampleMapping.usual().read("note", "v[0].n").map("'v':{'n':'1'}"), "note"))
        .isEqualTo("1");
  }

  @Test
  void aGroupInThePlaceOfAnAnswerIsAReason() {
    SampleMapping mapping = SampleMapping.usual().read("fever", "fever");
    assertThat(reasons(mapping.map("'fever':{'a':1}"))).containsExactly("MAP003 fever");
    assertThat(reasons(mapping.map("'fever':['yes','no']"))).containsExactly("MAP003 fever");
    SampleMapping several = SampleMapping.usual().read("danger_signs", "signs.danger");
    assertThat(reasons(several.map("'signs':['convulsions','x']")))
        .containsExactly("MAP003 danger_signs");
  }

  @Test
  void textKeepsItsZerosAndLosesTheCharacterZero() {
    SampleMapping mapping = SampleMapping.usual().read("note", "note");
    assertThat(value(mapping.map("'note':'0123'"), "note")).isEqualTo("0123");
    assertThat(value(mapping.map("'note':'a\\u0000b'"), "note")).isEqualTo("ab");
    assertThat(reasons(mapping.map("'note':'" + "x".repeat(2000) + "'")))
        .containsExactly("MAP013 note");
  }

  @Test
  void aTableTranslatesAndNamesItsFileWhenARowIsMissing() {
    SampleMapping mapping =
        SampleMapping.usual().with("org_unit").lookup(Map.of("uuid-1", "0042")).add();
    assertThat(
            value(mapping.mapWhole("{'visit_date':'2026-10-31','org_unit':'uuid-1'}"), "org_unit"))
        .isEqualTo("0042");
    Mapping missing = mapping.mapWhole("{'visit_date':'2026-10-31','org_unit':'uuid-2'}");
    assertThat(reasons(missing)).containsExactly("MAP010 org_unit");
    assertThat(((Mapping.Rejected) missing).reasons().get(0).message().en())
        .contains("\"uuid-2\"")
        .contains("lookups/table.csv");
  }

  @Test
  void anOrgUnitMustStandInTheTable() {
    assertThat(
            reasons(SampleMapping.usual().mapWhole("{'visit_date':'2026-10-31','org_unit':'42'}")))
        .containsExactly("MAP011 org_unit");
  }

  @Test
  void whatEveryVisitMustHaveIsAskedFor() {
    assertThat(reasons(SampleMapping.usual().mapWhole("{}")))
        .containsExactly("MAP002 visit_date", "MAP002 org_unit");
    assertThat(reasons(SampleMapping.usual().mapWhole("[]")))
        .containsExactly("MAP002 visit_date", "MAP002 org_unit");
  }

  @Test
  void allReasonsAreToldAtOnce() {
    SampleMapping mapping =
        SampleMapping.usual()
            .read("fever", "fever")
            .read("muac", "muac")
            .read("malaria_rdt", "malaria_rdt");
    assertThat(
            reasons(
                mapping.mapWhole(
                    "{'visit_date':'x','org_unit':'y','fever':'z','muac':'w','malaria_rdt':'v'}")))
        .containsExactlyInAnyOrder(
            "MAP008 visit_date",
            "MAP011 org_unit",
            "MAP006 fever",
            "MAP004 muac",
            "MAP007 malaria_rdt");
  }

  @Test
  void noMessageShowsAPersonalValueOrAFreeText() {
    SampleMapping mapping =
        SampleMapping.usual()
            .with("worker_id")
            .lookup(Map.of())
            .add()
            .read("birth_date", "birth_date")
            .read("muac", "muac");
    Mapping rejected =
        mapping.map("'worker_id':'Fatoumata','birth_date':'Fatoumata','muac':'Fatoumata'");
    assertThat(reasons(rejected)).hasSize(3);
    assertThat(rejected.toString()).doesNotContain("Fatoumata");
  }

  @Test
  void aConstantAndAValueForNoAnswerAreTaken() {
    SampleMapping mapping =
        SampleMapping.usual()
            .with("worker_type")
            .constant("asc")
            .add()
            .with("fever")
            .absent(false)
            .add();
    assertThat(value(mapping.map(""), "worker_type")).isEqualTo("asc");
    assertThat(value(mapping.map(""), "fever")).isEqualTo(false);
    assertThat(value(mapping.map("'fever':'yes'"), "fever")).isEqualTo(true);
    assertThat(reasons(mapping.map("'fever':'x'"))).containsExactly("MAP006 fever");
  }

  @Test
  void thePatientsFieldsComeFromTheContactAndElseFromTheRecord() {
    SampleMapping mapping =
        SampleMapping.usual().with("sex").from("patient.sex").codes(Map.of("female", "F")).add();
    assertThat(value(mapping.mapWith("'x':1", "{'sex':'female'}"), "sex")).isEqualTo("F");
    assertThat(value(mapping.map("'patient':{'sex':'female'}"), "sex")).isEqualTo("F");
    assertThat(value(mapping.map(""), "sex")).isNull();
  }

  @Test
  void theCanonicalPatientIdStandsAboveTheMapping() {
    SampleMapping mapping = SampleMapping.usual().read("patient_id", "patient_id");
    MappingInput input =
        new MappingInput(
            "1",
            "child",
            null,
            SampleMapping.json("{'visit_date':'2026-10-31','org_unit':'S1','patient_id':'12345'}"),
            null,
            "long-id",
            SampleMapping.TODAY);
    assertThat(value(mapping.mapper().map(input), "patient_id")).isEqualTo("long-id");
  }

  @Test
  void aVisitBeforeTheStartOfTheSourceIsRejected() {
    SampleMapping mapping = SampleMapping.usual().since(LocalDate.of(2026, 11, 1));
    assertThat(reasons(mapping.map(""))).containsExactly("MAP012 visit_date");
  }

  @Test
  void aFormVersionHasItsOwnMapping() {
    FormMapping old = SampleMapping.usual().read("note", "old").form("child", "1.0", "1.1");
    SampleMapping current = SampleMapping.usual().read("note", "new");
    VisitMapper mapper = current.mapper(current.form("child"), old);
    assertThat(value(mapper.map(versioned("1.1")), "note")).isEqualTo("from old");
    assertThat(value(mapper.map(versioned("2.0")), "note")).isEqualTo("from new");
    assertThat(value(mapper.map(versioned(null)), "note")).isEqualTo("from new");
    assertThat(reasons(current.mapper(old).map(versioned("2.0")))).containsExactly("MAP001 null");
    assertThat(mapper.knows("child")).isTrue();
    assertThat(mapper.knows("other")).isFalse();
  }

  private static MappingInput versioned(@Nullable String version) {
    return new MappingInput(
        "1",
        "child",
        version,
        SampleMapping.json(
            "{'visit_date':'2026-10-31','org_unit':'S1','old':'from old','new':'from new'}"),
        null,
        null,
        SampleMapping.TODAY);
  }

  @Test
  void aKindOfVisitThatIsConfiguredAwayIsIgnoredWhateverElseIsWrong() {
    SampleMapping mapping =
        SampleMapping.usual()
            .with("visit")
            .from("type")
            .codes(Map.of("sick", "sick_child", "stock", "ignore", "test", ""))
            .add();
    assertThat(value(mapping.map("'type':'sick'"), "visit")).isEqualTo("sick_child");
    assertThat(mapping.mapWhole("{'type':'stock'}")).isEqualTo(new Mapping.Ignored());
    assertThat(mapping.mapWhole("{'type':'test'}")).isEqualTo(new Mapping.Ignored());
    assertThat(reasons(mapping.map("'type':'x'"))).containsExactly("MAP007 visit");
  }

  @Test
  void everyFaultHasACodeOfItsOwnAndSpeaksBothLanguages() {
    assertThat(MappingFault.values()).extracting(MappingFault::code).doesNotHaveDuplicates();
    for (MappingFault fault : MappingFault.values()) {
      assertThat(fault.code()).matches("MAP\\d{3}");
      Reason reason = fault.at("field", "path", "x", "y");
      assertThat(reason.message().en()).isNotBlank().isNotEqualTo(reason.message().fr());
      assertThat(fault.meaning().en()).isNotEqualTo(fault.meaning().fr());
    }
  }

  private static @Nullable Object value(Mapping mapping, String field) {
    assertThat(mapping).isInstanceOf(Mapping.Mapped.class);
    Visit visit = ((Mapping.Mapped) mapping).visit();
    return visit.value(visit.dictionary().field(field));
  }

  private static List<String> reasons(Mapping mapping) {
    assertThat(mapping).isInstanceOf(Mapping.Rejected.class);
    return texts(((Mapping.Rejected) mapping).reasons());
  }

  private static List<String> warnings(Mapping mapping) {
    assertThat(mapping).isInstanceOf(Mapping.Mapped.class);
    return texts(((Mapping.Mapped) mapping).warnings());
  }

  private static List<String> texts(List<Reason> reasons) {
    return reasons.stream().map(reason -> reason.code() + " " + reason.field()).toList();
  }
}
