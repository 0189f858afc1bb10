package org.relais.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.source.Given;
import org.relais.source.SourceItem;
import org.relais.visit.Conversion;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.FieldType;
import org.relais.visit.FormMapping;
import org.relais.visit.Labels;
import org.relais.visit.RecordPath;
import org.relais.visit.SourceMapping;

final class CsvFileTest extends FolderTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String TIME = "2026-11-20T10:00:00Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,note\n1,a\n2,b\n",
        "id;note\r\n1;a\r\n2;b",
        "id\tnote\n1\ta\n2\tb\n\n",
        "\uFEFF\"id\",\"note\"\r\n\"1\",\"a\"\r\n\"2\",\"b\"\r\n",
        " id , note \n1,a\n2,b",
        "id,note\r1,a\r2,b\r",
        "\n\nid,note\n\n1,a\n,\n  \n2,b,,\n",
        "id;note;\"a,b,c,d,e\"\n1;a;\n2;b;"
      })
  void aRowIsAFlatRecordOfTexts(String text) throws Exception {
    file("a.csv", text);

    List<SourceItem> items = pull(csv());

    assertThat(ids(items)).containsExactly("1", "2");
    assertThat(faults(items)).isEmpty();
    assertThat(record(items, "1").body().path("note").isTextual()).isTrue();
    assertThat(record(items, "2").body().path("note").asText()).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "id,note", "id,note\n"})
  void aFileWithoutRowsIsNothing(String text) throws Exception {
    file("a.csv", text);

    assertThat(pull(csv())).isEmpty();
  }

  @Test
  void quotedTextKeepsItsSeparatorsQuotesAndLines() throws Exception {
    file("a.csv", "id,note\n0123,\"a, \"\"b\"\"\nc\"\n2,x \"\" y\n");

    List<SourceItem> items = pull(csv());

    assertThat(record(items, "0123").body().path("note").asText()).isEqualTo("a, \"b\"\nc");
    assertThat(record(items, "2").body().path("note").asText()).isEqualTo("x \"\" y");
  }

  @Test
  void textOfAFrenchExcelIsRead() throws Exception {
    file("a.csv", "id;prénom du relais\r\n1;Aïssata – l’aînée\r\n", WINDOWS, TIME);
    file("b.csv", "id;prénom du relais\r\n2;Aïssata – l’aînée\r\n", StandardCharsets.UTF_8, TIME);

    List<SourceItem> items = pull(csv());

    assertThat(record(items, "1").body().path("prénom du relais").asText())
        .isEqualTo("Aïssata – l’aînée")
        .isEqualTo(record(items, "2").body().path("prénom du relais").asText());
  }

  @Test
  void separatorAndEncodingMayBeConfigured() throws Exception {
    file("a.csv", "id|a,b,c\n1|\u00e9\n", StandardCharsets.ISO_8859_1, TIME);

    List<SourceItem> items = pull(csv().text('|', StandardCharsets.ISO_8859_1));

    assertThat(record(items, "1").body().path("a,b,c").asText()).isEqualTo("é");
  }

  @Test
  void aRowThatDoesNotFitTheHeaderIsToldByItsLine() throws Exception {
    file("a.csv", "id,note\n1,a\n2\n3,c,d\n4,\"x\"y\n5,e\n");

    List<SourceItem> items = pull(csv());

    assertThat(ids(items)).containsExactly("1", "5");
    assertThat(faults(items))
        .containsExactly(
            "a.csv:3 WRONG_COLUMN_COUNT",
            "a.csv:4 WRONG_COLUMN_COUNT",
            "a.csv:5 WRONG_COLUMN_COUNT");
  }

  @Test
  void aLostQuotationMarkCostsOnlyItsOwnLine() throws Exception {
    file("a.csv", "id,note\n1,\"a\n2,b\n3,\"c\"\n4,d\n5,\"e\n6,f\n");

    List<SourceItem> items = pull(csv());

    assertThat(ids(items)).containsExactly("2", "3", "4", "6");
    assertThat(faults(items))
        .containsExactly("a.csv:2 WRONG_COLUMN_COUNT", "a.csv:6 WRONG_COLUMN_COUNT");
  }

  @Test
  void aLineOf40MegabytesIsToldAndTheNextOnesAreRead() throws Exception {
    file("a.csv", "id,note\n1,a\n2," + "x".repeat(40 << 20) + "\n3,c\n");

    List<SourceItem> items = pull(csv());

    assertThat(ids(items)).containsExactly("1", "3");
    assertThat(faults(items)).containsExactly("a.csv:3 TOO_LONG");
  }

  @Test
  void aColumnThatTheConfigurationReadsAndTheHeaderLacksIsNamed() throws Exception {
    SourceMapping mapping = mapping("fievre", "visite.date");
    file("a.csv", "id,fiebre\n1,oui\n2,non\n");
    file("b.csv", "id,fievre,visite\n3,oui,\n");

    List<SourceItem> items = pull(csv(), mapping);

    assertThat(items).hasSize(2);
    assertThat(faults(items))
        .containsExactly(
            "a.csv:1 [fievre, visite.date] MISSING_COLUMN", "b.csv:1 [visite.date] MISSING_COLUMN");
  }

  @Test
  void nothingIsLostOfAFileWhoseHeaderIsCorrected() throws Exception {
    SourceMapping mapping = mapping("fievre");
    file("a.csv", "id,fiebre\n1,oui\n");
    SourceItem report = pull(csv(), mapping).get(0);
    assertThat(pull(csv(), mapping)).isEmpty();

    file("a.csv", "id,fievre\n1,oui\n", "2026-11-21T10:00:00Z");
    List<SourceItem> items = pull(csv(), mapping);

    assertThat(ids(items)).containsExactly("1");
    assertThat(items)
        .filteredOn(SourceItem.Voided.class::isInstance)
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.id()).isEqualTo(report.id());
              assertThat(taken.revision()).isGreaterThan(report.revision());
            });
  }

  @Test
  void nothingIsLostOfAFileWhoseMappingIsCorrected() throws Exception {
    file("a.csv", "id,fiebre\n1,oui\n");
    assertThat(faults(pull(csv(), mapping("fievre")))).hasSize(1);

    List<SourceItem> items = pull(csv(), mapping("fiebre"));

    assertThat(ids(items)).containsExactly("1");
    assertThat(items).filteredOn(SourceItem.Voided.class::isInstance).hasSize(1);
  }

  @Test
  void ofSeveralPathsOneColumnIsEnoughAndThePatientsAreNone() throws Exception {
    FormMapping form = form("visit", List.of("fievre", "fever"), List.of("patient.date_of_birth"));
    file("a.csv", "id,fever\n1,yes\n");

    List<SourceItem> items =
        pull(csv(), new SourceMapping("test", Given.BAMAKO, null, List.of(form)));

    assertThat(ids(items)).containsExactly("1");
  }

  @Test
  void whereTheRowNamesItsFormOnlyThatFormsColumnsAreNeeded() throws Exception {
    SourceMapping mapping =
        new SourceMapping(
            "test",
            Given.BAMAKO,
            null,
            List.of(form("child", List.of("fievre")), form("stock", List.of("acte"))));
    file("a.csv", "id,form,status,fievre\n1,child,,oui\n2,stock,,\n3,other,,\n4,,,\n");

    List<SourceItem> items = pull(Given.folder(folder, FileFormat.CSV), mapping);

    assertThat(ids(items)).containsExactly("1", "3");
    assertThat(faults(items))
        .containsExactly("a.csv:3 [acte] MISSING_COLUMN", "a.csv:5 MISSING_FORM");
  }

  @Test
  void aColumnThatStandsTwiceIsTold() throws Exception {
    file("a.csv", "id,note,note\n1,a,b\n");

    assertThat(faults(pull(csv()))).containsExactly("a.csv:1 [note] DUPLICATE_COLUMN");
  }

  @Test
  void columnsWithoutANameAreLeftOut() throws Exception {
    file("a.csv", "id,,note,\n1,x,a,y\n");

    assertThat(record(pull(csv()), "1").body().properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("id", "note");
  }

  @Test
  void aRowIsVoidWhereItsColumnSaysSo() throws Exception {
    file("a.csv", "id,form,status\n1,child,\n2,child,deleted\n");

    List<SourceItem> items = pull(Given.folder(folder, FileFormat.CSV));

    assertThat(ids(items)).containsExactly("1");
    assertThat(items.get(1))
        .isInstanceOf(SourceItem.Voided.class)
        .extracting(SourceItem::id)
        .isEqualTo("2");
  }

  private static SourceMapping mapping(String... columns) {
    List<List<String>> each = List.of(columns).stream().map(List::of).toList();
    @SuppressWarnings("unchecked")
    List<String>[] paths = each.toArray(List[]::new);
    return new SourceMapping("test", Given.BAMAKO, null, List.of(form("visit", paths)));
  }

  @SafeVarargs
  private static FormMapping form(String form, List<String>... fields) {
    List<FieldMapping> mappings =
        List.of(fields).stream()
            .map(paths -> field(paths.stream().map(Given::path).toList()))
            .toList();
    return new FormMapping(form, List.of(), "sick_child", mappings);
  }

  private static FieldMapping field(List<RecordPath> paths) {
    Field fever =
        new Field(
            0,
            "fever",
            FieldType.YES_NO,
            new Labels("Fever", "Fièvre"),
            null,
            null,
            List.of(),
            "FEVER",
            null,
            false,
            false);
    return new FieldMapping(fever, paths, null, Conversion.PLAIN, Map.of(), null, null, null, null);
  }
}
