package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.indicator.Period;
import org.relais.route.Preview;
import org.relais.target.preflight.Difference;
import org.relais.target.preflight.Difference.Kind;
import org.relais.visit.Labels;

class PreviewOutputTest {
  private static final Cause CLOSED =
      new Cause(
          "ORG_UNIT_CLOSED",
          new Labels("The org unit is closed.", "L'unité est fermée."),
          Cause.Owner.TARGET_ADMINISTRATOR);

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);

  @Test
  void theTableCountsByElementAndByOrgUnitWithMostChangesFirst() {
    PreviewTable table = new PreviewTable(Messages.in("en"), out, false);
    rows(table);

    assertThat(text.toString().lines())
        .containsSubsequence(
            "1 new, 1 changed, 0 gone, 1 the same.",
            "1 of them would overwrite or delete values that Relais software never wrote, such as"
                + " typed ones. Look at them with --csv.",
            "  data element  new  changed  gone  same  no place",
            "  FEVER           1        1     0     0         0",
            "  org unit  new  changed  gone  same  no place",
            "  ASC0001     1        0     0     1         0",
            "  ASC0002     0        1     0     0         0",
            "What would not be taken",
            "  1 value: The org unit is closed.  [ORG_UNIT_CLOSED]");
    assertThat(text.toString()).doesNotContain("DEATHS");
    assertThat(table.tally().needsPerson()).isTrue();
  }

  @Test
  void anEmptyPeriodIsSaidToBeEmpty() {
    new PreviewTable(Messages.in("fr"), out, false).end();

    assertThat(text.toString()).contains("Il n'y a pas de valeurs de cette période");
  }

  @Test
  void theCsvHasARowForEachValueThatWouldChange() {
    rows(new PreviewCsv(out, false));

    assertThat(text.toString().lines())
        .containsExactly(
            "target,data_set,element,options,org_unit,period,kind,held,wanted,foreign,refused",
            "national,ICCM,FEVER,SEX=F,ASC0001,202610,new,,5,,",
            "national,ICCM,FEVER,SEX=F,ASC0002,202610,changed,3,7,yes,ORG_UNIT_CLOSED");
  }

  @Test
  void theJsonHasRowsAndTotals() throws Exception {
    rows(new PreviewJson(out, true));

    JsonNode json = new ObjectMapper().readTree(text.toString());
    assertThat(json.path("rows")).hasSize(3);
    JsonNode changed = json.path("rows").path(2);
    assertThat(changed.path("kind").asText()).isEqualTo("changed");
    assertThat(changed.path("options").path("SEX").asText()).isEqualTo("F");
    assertThat(changed.path("held").decimalValue()).isEqualByComparingTo("3");
    assertThat(changed.path("foreign").asBoolean()).isTrue();
    assertThat(changed.path("refused").asText()).isEqualTo("ORG_UNIT_CLOSED");
    assertThat(json.path("rows").path(0).path("held").isNull()).isTrue();
    assertThat(json.path("totals").path("same").asLong()).isEqualTo(1);
    assertThat(json.path("totals").path("foreign").asLong()).isEqualTo(1);
  }

  @Test
  void aPeriodThatIsNoneAndAConfigurationWithoutAServerAreUsageErrors(@TempDir Path work) {
    OnlineDeployment deployment = OnlineDeployment.in(work, "http://127.0.0.1:1");
    StringWriter err = new StringWriter();

    assertThat(preview(err, "--period", "2026-10", "--config", deployment.folder())).isEqualTo(2);
    assertThat(err.toString()).contains("2026-10 is no period");
    assertThat(preview(err, "--period", "202610", "--config", "config")).isEqualTo(2);
    assertThat(err.toString()).contains("no DHIS2 server");
    assertThat(
            preview(err, "--period", "202610", "--data-set", "X", "--config", deployment.folder()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("no data set X");
  }

  private int preview(StringWriter err, String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "preview";
    System.arraycopy(options, 0, words, 1, options.length);
    return Relais.run(words, out, new PrintWriter(err, true));
  }

  private static void rows(PreviewOutput output) {
    output.add(row("ASC0001", "FEVER", Kind.NEW, null, "5", false, null));
    output.add(row("ASC0001", "DEATHS", Kind.SAME, "1", "1", false, null));
    output.add(row("ASC0002", "FEVER", Kind.CHANGED, "3", "7", true, CLOSED));
    output.end();
  }

  private static Preview.Row row(
      String orgUnit,
      String element,
      Kind kind,
      @Nullable String held,
      String wanted,
      boolean foreign,
      @Nullable Cause refused) {
    CellKey key =
        new CellKey(
            "national",
            "ICCM",
            element,
            new TreeMap<>(Map.of("SEX", "F")),
            new TreeMap<>(),
            orgUnit,
            Period.parse("202610").orElseThrow());
    return new Preview.Row(
        new Difference(
            new CellItem(1, key, new BigDecimal(wanted)),
            held == null ? null : new BigDecimal(held),
            kind,
            null),
        foreign,
        refused);
  }
}
