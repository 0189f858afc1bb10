package org.relais.console.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class TableUploadTest {
  private static final TableText TABLE =
      TableText.read("from;to\nfac-1;0101\nfac-2;0102\n").orElseThrow();

  @Test
  void aTableGoesOutAsASheetAndComesBackTheSame() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.write(TABLE, out);

    assertThat(read("t.xlsx", out.toByteArray())).isEqualTo(TABLE);
    assertThat(TABLE.write()).isEqualTo("from;to\nfac-1;0101\nfac-2;0102\n");
  }

  @Test
  void csvOfAFrenchSpreadsheetIsReadAndKeepsTheSeparatorOfTheTable() {
    byte[] french = "to,from\n0103,\"Bé, 3\"\n,\n".getBytes(Charset.forName("windows-1252"));

    assertThat(read("t.csv", french).write()).isEqualTo("from;to\nBé, 3;0103\n");
  }

  @Test
  void ofAFormulaTheValueIsTakenAndLongNumbersAreWrittenOut() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      var sheet = book.createSheet();
      Row header = sheet.createRow(0);
      header.createCell(0).setCellValue("from");
      header.createCell(1).setCellValue("to");
      Row row = sheet.createRow(1);
      row.createCell(0).setCellFormula("\"fac-\"&(1+2)");
      row.createCell(1).setCellValue(123456789012.0);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.write(out);
    }

    assertThat(read("t.xlsx", out.toByteArray()).rows())
        .containsExactly(List.of("fac-3", "123456789012"));
  }

  @Test
  void whatIsNoTableOrHasOtherColumnsIsRefusedWithWhy() {
    assertThat(refused("t.xlsx", "no zip".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("tables.unreadable");
    assertThat(refused("t.csv", new byte[0])).isEqualTo("tables.unreadable");
    assertThat(refused("t.csv", text("from\na\n"))).isEqualTo("tables.missing");
    assertThat(refused("t.csv", text("from,to,name\na,b,c\n"))).isEqualTo("tables.more");
    assertThat(refused("t.csv", text("from,to\na," + "x".repeat(1_001) + "\n")))
        .isEqualTo("tables.tooLong");
    assertThat(refused("t.csv", text("from,to\n" + "a,b\n".repeat(50_001))))
        .isEqualTo("tables.tooMany");
    assertThat(refused("t.csv", new byte[TableUpload.MOST_BYTES + 1])).isEqualTo("tables.tooBig");
  }

  @Test
  void aFileThatUnpacksToFarMoreThanItHoldsIsNotRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }

    assertThat(refused("bomb.xlsx", out.toByteArray())).isEqualTo("tables.unreadable");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TableText read(String name, byte[] bytes) {
    return ((TableUpload.Read) TableUpload.of(name, bytes, TABLE)).table();
  }

  private static String refused(String name, byte[] bytes) {
    return ((TableUpload.Refused) TableUpload.of(name, bytes, TABLE)).why().key();
  }
}
