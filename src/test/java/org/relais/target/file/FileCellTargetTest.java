package org.relais.target.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.target.file.Cells.cell;
import static org.relais.target.file.Cells.october;
import static org.relais.target.file.Cells.parcel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Reply;
import org.relais.indicator.PeriodType;
import org.relais.target.file.FileTargetSettings.Format;

class FileCellTargetTest {
  private static final Map<String, String> GIRLS = Map.of("SEX", "F", "AGE", "P2M--P12M");
  private static final Map<String, String> BOYS = Map.of("SEX", "M", "AGE", "P2M--P12M");

  @TempDir Path temp;

  @Test
  void cellsBecomeAdxWithTheirOptionsAsAttributes() throws IOException {
    Reply reply =
        adx()
            .send(
                parcel(
                    42,
                    List.of(
                        october(2, "ASC0002", "MAL_POS", GIRLS, "3"),
                        october(1, "ASC0001", "STOCK & CO", Map.of(), "2.5")),
                    List.of(october(3, "ASC0002", "MAL_POS", BOYS, "7"))));

    assertThat(reply).isInstanceOf(Reply.Accepted.class);
    assertThat(names()).containsExactly("relais-000000042-ICCM_MONTHLY.adx.xml");
    assertThat(text("relais-000000042-ICCM_MONTHLY.adx.xml"))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <adx xmlns="urn:ihe:qrph:adx:2015" exported="2026-11-05T10:00:00Z">
              <group dataSet="ICCM_MONTHLY" orgUnit="ASC0001" period="2026-10-01/P1M">
                <dataValue dataElement="STOCK &amp; CO" value="2.5"/>
              </group>
              <group dataSet="ICCM_MONTHLY" orgUnit="ASC0002" period="2026-10-01/P1M">
                <dataValue dataElement="MAL_POS" AGE="P2M--P12M" SEX="F" value="3"/>
                <dataValue dataElement="MAL_POS" AGE="P2M--P12M" SEX="M" value="7"/>
              </group>
            </adx>
            """);
  }

  @Test
  void weeksAndQuartersHaveTheirOwnLength() throws IOException {
    adx()
        .send(
            parcel(
                1,
                List.of(
                    cell(1, "A", PeriodType.WEEKLY, "2026-10-21", "E", Map.of(), "1"),
                    cell(2, "A", PeriodType.QUARTERLY, "2026-11-21", "E", Map.of(), "1")),
                List.of()));

    assertThat(text("relais-000000001-ICCM_MONTHLY.adx.xml"))
        .contains("period=\"2026-10-19/P7D\"")
        .contains("period=\"2026-10-01/P3M\"");
  }

  @Test
  void aRepeatOfTheSameDeliveryWritesTheSameBytes() throws IOException {
    List<CellItem> cells =
        new ArrayList<>(
            List.of(
                october(1, "ASC0001", "MAL_POS", GIRLS, "3"),
                october(2, "ASC0001", "FEVER", BOYS, "4"),
                october(3, "ASC0002", "FEVER", BOYS, "5")));
    adx().send(parcel(7, cells, List.of()));
    String first = text("relais-000000007-ICCM_MONTHLY.adx.xml");

    Collections.reverse(cells);
    adx().send(parcel(7, cells, List.of()));

    assertThat(names()).hasSize(1);
    assertThat(text("relais-000000007-ICCM_MONTHLY.adx.xml")).isEqualTo(first);
  }

  @Test
  void deletionsAreAListBesideTheValues() throws IOException {
    adx()
        .send(
            parcel(
                8,
                List.of(
                    october(1, "ASC0001", "MAL_POS", GIRLS, null),
                    october(2, "ASC0001", "FEVER", Map.of(), "4")),
                List.of()));

    assertThat(names())
        .containsExactly(
            "relais-000000008-ICCM_MONTHLY.adx.xml", "relais-000000008-ICCM_MONTHLY.deletions.csv");
    assertThat(text("relais-000000008-ICCM_MONTHLY.deletions.csv").lines())
        .containsExactly(
            "data_set,org_unit,period,data_element,options,attribute_options",
            "ICCM_MONTHLY,ASC0001,202610,MAL_POS,AGE=P2M--P12M SEX=F,");
    assertThat(text("relais-000000008-ICCM_MONTHLY.adx.xml")).doesNotContain("MAL_POS");
  }

  @Test
  void aCategoryThatIsNoXmlNameIsRefusedAndTheRestIsWritten() throws IOException {
    Reply reply =
        adx()
            .send(
                parcel(
                    9,
                    List.of(
                        october(1, "A", "DIA", Map.of("DIARRHOEA TREATMENT", "ORS"), "1"),
                        october(2, "A", "FEVER", Map.of(), "4")),
                    List.of()));

    Reply.Rejected rejected = (Reply.Rejected) reply;
    assertThat(rejected.othersStored()).isTrue();
    assertThat(rejected.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.itemId()).isEqualTo(1);
              assertThat(refusal.cause().message().en()).contains("DIARRHOEA TREATMENT", "DIA");
              assertThat(refusal.cause().message().fr()).contains("DIARRHOEA TREATMENT");
            });
    assertThat(text("relais-000000009-ICCM_MONTHLY.adx.xml")).contains("FEVER");
  }

  @Test
  void whatACrashLeftHalfWrittenIsReplaced() throws IOException {
    Files.writeString(temp.resolve(".relais-000000010-ICCM_MONTHLY.adx.xml.part"), "<adx><gro");

    adx().send(parcel(10, List.of(october(1, "A", "FEVER", Map.of(), "4")), List.of()));

    assertThat(names()).containsExactly("relais-000000010-ICCM_MONTHLY.adx.xml");
  }

  @Test
  void aFolderThatCannotBeIsToldAndNothingIsUncertain() throws IOException {
    Path file = Files.writeString(temp.resolve("taken"), "");

    Reply reply =
        new FileCellTarget("stick", new FileTargetSettings(file, Format.ADX, null))
            .send(parcel(1, List.of(october(1, "A", "FEVER", Map.of(), "4")), List.of()));

    Reply.Unavailable unavailable = (Reply.Unavailable) reply;
    assertThat(unavailable.cause().code()).isEqualTo("NOT_A_FOLDER");
    assertThat(unavailable.cause().message().en()).contains(file.toString());
    assertThat(unavailable.uncertain()).isFalse();
  }

  @Test
  void aFullDiskIsToldAsWhatItIs() {
    Reply.Unavailable reply =
        FolderTrouble.writing(temp, new IOException("No space left on device"));

    assertThat(reply.cause().code()).isEqualTo("DISK_FULL");
  }

  @Test
  void aFolderCannotBeReadBack() {
    assertThat(adx().readBack(List.of())).isInstanceOf(CellTarget.ReadBack.SendAgain.class);
  }

  @Test
  void withAnExportOfTheMetadataUidsAreWrittenAndDeletionsToo() throws IOException {
    Path export = temp.resolve("metadata.json");
    Files.writeString(
        export,
        """
        {"dataSets": [{"id": "dsIccm00001", "code": "ICCM_MONTHLY", "name": "iCCM",
            "categoryCombo": {"id": "ccDefault01"},
            "dataSetElements": [{"dataElement": {"id": "deFever0001"}}]}],
         "dataElements": [{"id": "deFever0001", "code": "FEVER", "name": "Fever",
            "valueType": "INTEGER_ZERO_OR_POSITIVE", "zeroIsSignificant": false,
            "categoryCombo": {"id": "ccSexAge001"}}],
         "categoryOptions": [{"id": "coFemale001", "code": "F"}, {"id": "coMale00001", "code": "M"},
            {"id": "coAge000001", "code": "P2M--P12M "}],
         "categoryOptionCombos": [
            {"id": "cocGirls001", "categoryCombo": {"id": "ccSexAge001"},
             "categoryOptions": [{"id": "coAge000001"}, {"id": "coFemale001"}]},
            {"id": "cocBoys0001", "categoryCombo": {"id": "ccSexAge001"},
             "categoryOptions": [{"id": "coMale00001"}, {"id": "coAge000001"}]},
            {"id": "cocDefault1", "name": "default", "categoryCombo": {"id": "ccDefault01"},
             "categoryOptions": []}],
         "organisationUnits": [{"id": "ouSite00001", "code": "ASC0001"}]}
        """);
    Path folder = temp.resolve("out");
    FileCellTarget target =
        new FileCellTarget("stick", new FileTargetSettings(folder, Format.DATA_VALUE_SETS, export));

    Reply reply =
        target.send(
            parcel(
                3,
                List.of(
                    october(1, "ASC0001", "FEVER", GIRLS, "3"),
                    october(2, "ASC0001", "FEVER", BOYS, null),
                    october(3, "ASC9999", "FEVER", BOYS, "1")),
                List.of()));

    assertThat(((Reply.Rejected) reply).refusals())
        .extracting(refusal -> refusal.itemId() + " " + refusal.cause().code())
        .containsExactly("3 ORG_UNIT_UNKNOWN");
    assertThat(folder.resolve("relais-000000003-ICCM_MONTHLY.data-value-sets.json"))
        .hasContent(
            "{\"dataSet\":\"dsIccm00001\",\"dataValues\":["
                + "{\"dataElement\":\"deFever0001\",\"period\":\"202610\",\"orgUnit\":\"ouSite00001\","
                + "\"categoryOptionCombo\":\"cocGirls001\",\"value\":\"3\"},"
                + "{\"dataElement\":\"deFever0001\",\"period\":\"202610\",\"orgUnit\":\"ouSite00001\","
                + "\"categoryOptionCombo\":\"cocBoys0001\",\"value\":\"0\",\"deleted\":true}]}");
  }

  @Test
  void metadataThatCannotBeReadIsTold() throws IOException {
    Path export = Files.writeString(temp.resolve("metadata.json"), "{\"dataSets\": [");

    Reply reply =
        new FileCellTarget(
                "stick",
                new FileTargetSettings(temp.resolve("out"), Format.DATA_VALUE_SETS, export))
            .send(parcel(1, List.of(october(1, "A", "FEVER", Map.of(), "4")), List.of()));

    assertThat(((Reply.Unavailable) reply).cause().code()).isEqualTo("METADATA_UNREADABLE");
  }

  private FileCellTarget adx() {
    return new FileCellTarget("stick", new FileTargetSettings(temp, Format.ADX, null));
  }

  private String text(String name) throws IOException {
    return Files.readString(temp.resolve(name));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
