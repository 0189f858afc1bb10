package org.relais.console.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Tables as sheets of a spreadsheet. */
public final class Workbooks {
  private static final long MOST_UNPACKED = 60_000_000;

  static {
    // Of a file that unpacks to far more than it holds nothing is read.
    ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
  }

  private Workbooks() {}

  /** Every cell is text, so that a code keeps its zeros. */
  public static void write(TableText table, OutputStream out) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      CellStyle text = book.createCellStyle();
      text.setDataFormat(book.createDataFormat().getFormat("@"));
      Sheet sheet = book.createSheet("table");
      row(sheet, 0, table.header(), text);
      for (int i = 0; i < table.rows().size(); i++) {
        row(sheet, i + 1, table.rows().get(i), text);
      }
      sheet.createFreezePane(0, 1);
      book.write(out);
    }
  }

  private static void row(Sheet sheet, int number, List<String> values, CellStyle text) {
    Row row = sheet.createRow(number);
    for (int column = 0; column < values.size(); column++) {
      Cell cell = row.createCell(column);
      cell.setCellStyle(text);
      cell.setCellValue(values.get(column));
    }
  }

  /**
   * The rows of the first sheet, the header among them; of a formula its last result is read.
   *
   * @throws IOException where it is no spreadsheet, or one that is dangerous to read
   */
  static List<List<String>> read(byte[] bytes) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      DataFormatter formats = new DataFormatter();
      formats.setUseCachedValuesForFormulaCells(true);
      Sheet sheet = book.getSheetAt(0);
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i <= sheet.getLastRowNum() && rows.size() <= TableUpload.MOST_ROWS + 1; i++) {
        @Nullable Row row = sheet.getRow(i);
        List<String> cells = new ArrayList<>();
        for (int c = 0;
            row != null && c < Math.min(row.getLastCellNum(), TableUpload.MOST_COLUMNS + 1);
            c++) {
          cells.add(text(row.getCell(c), formats));
        }
        if (cells.stream().anyMatch(cell -> !cell.isBlank()) || rows.isEmpty()) {
          rows.add(cells);
        }
      }
      return rows;
    } catch (RuntimeException unreadable) {
      // The library tells of broken and dangerous files in many ways.
      throw new IOException("not a spreadsheet that can be read", unreadable);
    }
  }

  /** A whole number is written out: a spreadsheet would shorten a long code. */
  private static String text(@Nullable Cell cell, DataFormatter formats) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    if (type == CellType.NUMERIC && !DateUtil.isCellDateFormatted(cell)) {
      double number = cell.getNumericCellValue();
      if (number == Math.rint(number)) {
        return new BigDecimal(number).toPlainString();
      }
    }
    return formats.formatCellValue(cell).strip();
  }
}
