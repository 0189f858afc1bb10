package org.relais.target.dhis2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Measure;
import org.relais.indicator.PeriodType;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;
import org.relais.visit.condition.Condition;

/** A configuration of two data elements and three sites, and a server that fits it. */
public final class OurCountry {
  public static final Field AGE =
      field(
          0,
          "age_band",
          FieldType.CODE,
          "AGE",
          List.of(code("2-11", "P2M--P12M"), code("12-59", "P12M--P60M")),
          null);
  public static final Field SEX =
      field(1, "sex", FieldType.CODE, "SEX", List.of(code("f", "F"), code("m", "M")), null);
  public static final Field LITRES =
      field(2, "litres", FieldType.DECIMAL, "LITRES", List.of(), null);

  public static final DataElement FEVER =
      element("FEVER", "Fever cases", new Measure.CountVisits(), List.of(AGE, SEX), false);
  public static final DataElement DEATHS =
      element("DEATHS", "Deaths", new Measure.CountVisits(), List.of(), true);

  public static final OrgUnits ORG_UNITS =
      new OrgUnits(
          List.of(
              new OrgUnit("ML", "Mali", "country", null),
              new OrgUnit("ASC0001", "Site 1", "site", "ML"),
              new OrgUnit("ASC0002", "Site 2", "site", "ML"),
              new OrgUnit("ASC0003", "Site 3", "site", "ML")));

  /** What a server has to hold that takes everything. */
  public static final String FITTING =
      """
      {"categoryOptions": [
         {"id": "coAge000001", "code": "P2M--P12M", "name": "2-11 months"},
         {"id": "coAge000002", "code": "P12M--P60M", "name": "12-59 months"},
         {"id": "coFemale001", "code": "F", "name": "Female"},
         {"id": "coMale00001", "code": "M", "name": "Male"}],
       "categories": [
         {"id": "caAge000001", "code": "AGE", "name": "Age",
          "categoryOptions": [{"id": "coAge000001"}, {"id": "coAge000002"}]},
         {"id": "caSex000001", "code": "SEX", "name": "Sex",
          "categoryOptions": [{"id": "coFemale001"}, {"id": "coMale00001"}]}],
       "categoryCombos": [
         {"id": "ccAgeSex001", "code": "AGE_SEX", "name": "Age and sex",
          "categories": [{"id": "caAge000001"}, {"id": "caSex000001"}]}],
       "dataElements": [
         {"id": "deFever0001", "code": "FEVER", "name": "Fever cases",
          "valueType": "INTEGER_ZERO_OR_POSITIVE", "aggregationType": "SUM",
          "domainType": "AGGREGATE", "zeroIsSignificant": false,
          "categoryCombo": {"id": "ccAgeSex001"}},
         {"id": "deDeaths001", "code": "DEATHS", "name": "Deaths",
          "valueType": "INTEGER_ZERO_OR_POSITIVE", "aggregationType": "SUM",
          "domainType": "AGGREGATE", "zeroIsSignificant": true,
          "categoryCombo": {"id": "bjDvmb4bfuf"}}],
       "organisationUnits": [
         {"id": "ouCountry01", "code": "ML", "path": "/ouCountry01", "openingDate": "2010-01-01"},
         {"id": "ouSite00001", "code": "ASC0001", "path": "/ouCountry01/ouSite00001",
          "openingDate": "2010-01-01T00:00:00.000"},
         {"id": "ouSite00002", "code": "ASC0002", "path": "/ouCountry01/ouSite00002",
          "openingDate": "2010-01-01"},
         {"id": "ouSite00003", "code": "ASC0003", "path": "/ouCountry01/ouSite00003",
          "openingDate": "2010-01-01"}],
       "dataSets": [
         {"id": "dsIccm00001", "code": "ICCM_MONTHLY", "name": "iCCM", "periodType": "Monthly",
          "openFuturePeriods": 1, "expiryDays": 0.0, "categoryCombo": {"id": "bjDvmb4bfuf"},
          "access": {"data": {"read": true, "write": true}},
          "dataSetElements": [{"dataElement": {"id": "deFever0001"}},
                              {"dataElement": {"id": "deDeaths001"}}],
          "organisationUnits": [{"id": "ouSite00001"}, {"id": "ouSite00002"},
                                {"id": "ouSite00003"}]}]}
      """;

  private OurCountry() {}

  public static DataSet dataSet(DataElement... elements) {
    return new DataSet(
        "ICCM_MONTHLY",
        PeriodType.MONTHLY,
        "site",
        "0 0 2 * * ?",
        DataSet.PushMode.AUTOMATIC,
        List.of(elements));
  }

  static DataElement element(
      String code, String name, Measure measure, List<Field> split, boolean sendZero) {
    return new DataElement(
        code,
        new Labels(name, name + " (fr)"),
        measure,
        Condition.ALWAYS,
        "true",
        Set.of(),
        new ArrayList<>(split),
        sendZero);
  }

  static CodeDefinition code(String code, String option) {
    return new CodeDefinition(code, new Labels(code, code + " (fr)"), option);
  }

  static Field field(
      int index,
      String name,
      FieldType type,
      String category,
      List<CodeDefinition> codes,
      @Nullable String unknown) {
    return new Field(
        index,
        name,
        type,
        new Labels(name, name + " (fr)"),
        null,
        null,
        codes,
        category,
        unknown,
        false,
        false);
  }
}
