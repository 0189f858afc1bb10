package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.visit.condition.CompiledCondition;
import org.relais.visit.condition.Condition;
import org.relais.visit.condition.ConditionCompiler;

class DerivedFieldsTest {
  private final Dictionary dictionary = SampleDictionary.build();
  private final ConditionCompiler compiler = new ConditionCompiler(dictionary);

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, 0, 0",
    "2026-10-30, 1, 0",
    "2026-10-01, 30, 0",
    "2026-09-30, 31, 1",
    "2025-10-31, 365, 12",
    "2025-11-01, 364, 11",
    "2021-10-31, 1826, 60",
    "2021-11-01, 1825, 59"
  })
  void agesAreCompletedDaysAndMonthsAtTheVisitDate(String birth, long days, long months) {
    Mapping mapping = SampleMapping.usual().read("birth_date", "dob").map("'dob':'" + birth + "'");
    assertThat(value(mapping, "age_days")).isEqualTo(days);
    assertThat(value(mapping, "age_months")).isEqualTo(months);
  }

  @Test
  void aChildBornOnTheThirtyFirstIsAMonthOldOnTheFirstOfAShortMonthsSuccessor() {
    SampleMapping mapping = SampleMapping.usual().read("birth_date", "dob");
    String body = "{'org_unit':'S1','visit_date':'2026-02-28','dob':'2026-01-31'}";
    assertThat(value(mapping.mapWhole(body), "age_months")).isEqualTo(0L);
    String next = "{'org_unit':'S1','visit_date':'2026-03-01','dob':'2026-01-31'}";
    assertThat(value(mapping.mapWhole(next), "age_months")).isEqualTo(1L);
  }

  @Test
  void theAgeAsToldCountsWhereNoBirthDateIsKnown() {
    SampleMapping mapping =
        SampleMapping.usual().read("birth_date", "dob").read("age_in_months", "age");
    assertThat(value(mapping.map("'age':7"), "age_months")).isEqualTo(7L);
    assertThat(value(mapping.map("'age':7"), "age_days")).isNull();
    assertThat(value(mapping.map("'age':7,'dob':'2026-09-30'"), "age_months")).isEqualTo(1L);
    assertThat(value(mapping.map(""), "age_months")).isNull();
  }

  @Test
  void aBirthAfterTheVisitGivesNoAgeAndAWarning() {
    Mapping mapping =
        SampleMapping.usual()
            .read("birth_date", "dob")
            .read("age_in_months", "age")
            .map("'dob':'2026-11-01','age':7");
    assertThat(value(mapping, "age_months")).isNull();
    assertThat(((Mapping.Mapped) mapping).warnings())
        .extracting(Reason::code)
        .containsExactly("MAP015");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, P0D--P28D",
    "2026-10-04, P0D--P28D",
    "2026-10-03, P28D--P12M",
    "2025-11-01, P28D--P12M",
    "2025-10-31, P1Y--P5Y",
    "2021-11-01, P1Y--P5Y",
    "2021-10-31, outside"
  })
  void anAgeBandHoldsItsStartAndNotItsEnd(String birth, String band) {
    Mapping mapping = banded().read("birth_date", "dob").map("'dob':'" + birth + "'");
    assertThat(value(mapping, "age_band")).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({"0,", "1, P28D--P12M", "12, P1Y--P5Y", "60, outside"})
  void monthsAsToldDecideABandInDaysOnlyWhereTheyCan(String months, @Nullable String band) {
    Mapping mapping = banded().read("age_in_months", "age").map("'age':" + months);
    assertThat(value(mapping, "age_band")).isEqualTo(band);
    assertThat(value(banded().map(""), "age_band")).isNull();
  }

  private SampleMapping banded() {
    List<AgeBand> bands =
        List.of(
            band("P0D--P28D", 0, AgeBand.Unit.DAYS, 28, AgeBand.Unit.DAYS),
            band("P28D--P12M", 28, AgeBand.Unit.DAYS, 12, AgeBand.Unit.MONTHS),
            band("P1Y--P5Y", 1, AgeBand.Unit.YEARS, 5, AgeBand.Unit.YEARS));
    return SampleMapping.usual()
        .deriving(new Derivation.InBand(dictionary.field("age_band"), bands));
  }

  private static AgeBand band(
      String code, int from, AgeBand.Unit fromUnit, int to, AgeBand.Unit toUnit) {
    return new AgeBand(code, new AgeBand.Age(from, fromUnit), new AgeBand.Age(to, toUnit));
  }

  @Test
  void aFlagIsYesNoOrNotAskedAndLaterRulesSeeIt() {
    SampleMapping mapping =
        SampleMapping.usual()
            .read("fever", "fever")
            .read("cough", "cough")
            .deriving(
                new Derivation.Flag(dictionary.field("danger_sign"), when("fever && cough")),
                new Derivation.EachOf(
                    dictionary.field("illness"),
                    List.of(
                        new Derivation.Case("PNE", when("danger_sign")),
                        new Derivation.Case("MAL", when("fever")))));
    assertThat(value(mapping.map("'fever':1,'cough':1"), "danger_sign")).isEqualTo(true);
    assertThat(value(mapping.map("'fever':1,'cough':1"), "illness"))
        .isEqualTo(List.of("MAL", "PNE"));
    assertThat(value(mapping.map("'fever':1"), "danger_sign")).isNull();
    assertThat(value(mapping.map("'fever':1"), "illness")).isEqualTo(List.of("MAL"));
    assertThat(value(mapping.map("'fever':0"), "danger_sign")).isEqualTo(false);
    assertThat(value(mapping.map("'fever':0"), "illness")).isNull();
  }

  @Test
  void theFirstCaseThatHoldsGivesTheCode() {
    SampleMapping mapping =
        SampleMapping.usual()
            .read("fever", "fever")
            .read("cough", "cough")
            .deriving(
                new Derivation.FirstOf(
                    dictionary.field("age_band"),
                    List.of(
                        new Derivation.Case("P0D--P2M", when("fever")),
                        new Derivation.Case("P2M--P12M", when("cough")))));
    assertThat(value(mapping.map("'fever':1,'cough':1"), "age_band")).isEqualTo("P0D--P2M");
    assertThat(value(mapping.map("'cough':1"), "age_band")).isEqualTo("P2M--P12M");
    assertThat(value(mapping.map("'cough':0"), "age_band")).isNull();
  }

  @Test
  void aRejectingRuleRejectsAndAWarningRuleWarns() {
    SampleMapping rejecting =
        SampleMapping.usual().checking(rule("V01", "visit_date > received_on", true));
    String future = "{'org_unit':'S1','visit_date':'2026-11-21'}";
    assertThat(((Mapping.Rejected) rejecting.mapWhole(future)).reasons())
        .extracting(Reason::code)
        .containsExactly("V01");
    assertThat(rejecting.map("")).isInstanceOf(Mapping.Mapped.class);
    SampleMapping warning =
        SampleMapping.usual().checking(rule("V01", "visit_date > received_on", false));
    assertThat(((Mapping.Mapped) warning.mapWhole(future)).warnings())
        .extracting(Reason::code)
        .containsExactly("V01");
  }

  @Test
  void whatARuleSetsAsideIsNotAskedAndDerivedFieldsFollow() {
    SampleMapping mapping =
        SampleMapping.usual()
            .read("worker_type", "worker")
            .read("malaria_rdt", "rdt")
            .read("fever", "fever")
            .deriving(
                new Derivation.Flag(
                    dictionary.field("danger_sign"), when("malaria_rdt == \"positive\"")))
            .checking(
                rule(
                    "V08",
                    "worker_type == \"relais\" && malaria_rdt == \"positive\"",
                    false,
                    "malaria_rdt"));
    Mapping relais = mapping.map("'worker':'relais','rdt':'positive','fever':1");
    assertThat(value(relais, "malaria_rdt")).isNull();
    assertThat(value(relais, "danger_sign")).isNull();
    assertThat(value(relais, "fever")).isEqualTo(true);
    assertThat(((Mapping.Mapped) relais).warnings())
        .extracting(Reason::code)
        .containsExactly("V08");
    Mapping asc = mapping.map("'worker':'asc','rdt':'positive'");
    assertThat(value(asc, "danger_sign")).isEqualTo(true);
  }

  @Test
  void aNumberOutsideItsRangeIsSetAsideBeforeAnythingIsDerived() {
    SampleMapping mapping =
        SampleMapping.usual()
            .read("temperature", "temperature")
            .deriving(
                new Derivation.Flag(dictionary.field("danger_sign"), when("temperature >= 38")));
    Mapping tooHot = mapping.map("'temperature':385");
    assertThat(value(tooHot, "temperature")).isNull();
    assertThat(value(tooHot, "danger_sign")).isNull();
    Reason warning = ((Mapping.Mapped) tooHot).warnings().get(0);
    assertThat(warning.code()).isEqualTo("V02");
    assertThat(warning.message().en()).contains("30–43 Cel").doesNotContain("385");
    assertThat(value(mapping.map("'temperature':43"), "danger_sign")).isEqualTo(true);
  }

  @Test
  void aNumberOutsideItsRangeRejectsWhereTheConfigurationSaysSo() {
    SampleMapping mapping =
        SampleMapping.usual()
            .read("temperature", "temperature")
            .checking(new RangeRule("V02", new Labels("range", "intervalle"), true));
    assertThat(((Mapping.Rejected) mapping.map("'temperature':29.9")).reasons())
        .extracting(Reason::code)
        .containsExactly("V02");
  }

  private QualityRule rule(String code, String when, boolean reject, String... setAside) {
    return new QualityRule(
        code,
        new Labels(code, code),
        when(when),
        reject,
        List.of(setAside).stream().map(dictionary::field).toList());
  }

  private Condition when(String cel) {
    return ((CompiledCondition.Ok) compiler.cel(cel)).condition();
  }

  private static @Nullable Object value(Mapping mapping, String field) {
    assertThat(mapping).isInstanceOf(Mapping.Mapped.class);
    Visit visit = ((Mapping.Mapped) mapping).visit();
    return visit.value(visit.dictionary().field(field));
  }
}
