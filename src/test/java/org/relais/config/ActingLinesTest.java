package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.relais.config.ActingLines.Place;

class ActingLinesTest {
  private static final String SOURCE =
      """
      source: muso
      go_live: 2026-01-01
      forms:
        child:
          visit: sick_child
          fields:
            fever: {from: fever}
            # of the test

            malaria_rdt:
              from: rdt
              codes: {pos: positive}
            org_unit: {from: place, lookup: places}
        follow:
          visit: {from: kind, codes: {x: follow_up}}
          fields: {fever: {from: f}, cough: {from: c}}
      """;

  private static final String INDICATORS =
      """
      data_set: {code: SET, period: monthly, report_level: site}
      data_elements:
        MAL_POS:
          label: {en: a, fr: b}
          when: >-
            fever
            && cough
          dhis2: bindings/mal_pos.csv
        SC_CONS: {label: {en: a, fr: b}, count: visits}
      """;

  private static final ActingLines LINES =
      new ActingLines(
          new TreeMap<>(
              Map.of(
                  "sources/muso.yaml",
                  SOURCE,
                  "indicators/iccm.yaml",
                  INDICATORS,
                  "quality.yaml",
                  "rules:\n  V01:\n    then: reject\n",
                  "dictionary.yaml",
                  "fields:\n  fever: {type: yes_no}\nderived:\n  febrile:\n    type: yes_no\n",
                  "lookups/places.csv",
                  "from,to\na,b\n",
                  "bindings/mal_pos.csv",
                  "data_element\nMAL\n",
                  "sources/broken.yaml",
                  "source: [")));

  @Test
  void aLineOfAMappingActsOnItsField() {
    Acting line = LINES.at("sources/muso.yaml", 11);

    assertThat(line.source()).isEqualTo("muso");
    assertThat(line.form()).isZero();
    assertThat(line.fields()).containsExactly("malaria_rdt");
    assertThat(LINES.at("sources/muso.yaml", 5).fields()).containsExactly("visit");
    assertThat(LINES.at("sources/muso.yaml", 2).fields()).containsExactly("visit_date");
  }

  @Test
  void aLineOfSeveralFieldsActsOnAllOfThem() {
    Acting line = LINES.at("sources/muso.yaml", 16);

    assertThat(line.form()).isOne();
    assertThat(line.fields()).containsExactlyInAnyOrder("fever", "cough");
  }

  @Test
  void aCommentAndABlankLineActOnNothing() {
    assertThat(LINES.at("sources/muso.yaml", 8).fields()).isEmpty();
    assertThat(LINES.at("sources/muso.yaml", 9).fields()).isEmpty();
    assertThat(LINES.at("sources/muso.yaml", 99).fields()).isEmpty();
  }

  @Test
  void aLineOfARuleActsOnItsDataElementAlsoWhereItsTextGoesOn() {
    assertThat(LINES.at("indicators/iccm.yaml", 7).elements()).containsExactly("MAL_POS");
    assertThat(LINES.at("indicators/iccm.yaml", 9).elements()).containsExactly("SC_CONS");
    assertThat(LINES.at("indicators/iccm.yaml", 1).elements()).isEmpty();
  }

  @Test
  void rulesFieldsAndTablesActToo() {
    assertThat(LINES.at("quality.yaml", 3).rules()).containsExactly("V01");
    assertThat(LINES.at("dictionary.yaml", 2).fields()).containsExactly("fever");
    assertThat(LINES.at("dictionary.yaml", 5).fields()).containsExactly("febrile");
    assertThat(LINES.at("lookups/places.csv", 2).lookups()).containsExactly("places");
    assertThat(LINES.at("lookups/places.csv", 1)).isEqualTo(Acting.NOTHING);
    assertThat(LINES.at("bindings/mal_pos.csv", 2).elements()).containsExactly("MAL_POS");
  }

  @Test
  void fieldsAndDataElementsLeadBackToTheirLines() {
    assertThat(LINES.mapping("muso", 0, "malaria_rdt"))
        .contains(new Place("sources/muso.yaml", 10));
    assertThat(LINES.mapping("muso", 1, "visit")).contains(new Place("sources/muso.yaml", 15));
    assertThat(LINES.mapping("muso", 1, "malaria_rdt")).isEmpty();
    assertThat(LINES.mapping("other", 0, "fever")).isEmpty();
    assertThat(LINES.element("SC_CONS")).contains(new Place("indicators/iccm.yaml", 9));
    assertThat(LINES.field("febrile")).contains(new Place("dictionary.yaml", 4));
  }

  @Test
  void aFileThatIsNoYamlAtTheMomentActsOnNothing() {
    assertThat(LINES.at("sources/broken.yaml", 1).fields()).isEmpty();
    assertThat(LINES.at("no/such.yaml", 1)).isEqualTo(Acting.NOTHING);
  }
}
