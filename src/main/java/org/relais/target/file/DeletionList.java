package org.relais.target.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;

/**
 * The values that the receiver has to delete, as CSV (UTF-8, comma): {@code
 * data_set,org_unit,period,data_element,options,attribute_options}, in codes; options as {@code
 * AGE=P2M--P12M SEX=F}.
 */
final class DeletionList {
  private DeletionList() {}

  static byte[] write(List<CellItem> deletions) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(
          "data_set", "org_unit", "period", "data_element", "options", "attribute_options");
      for (CellItem cell : deletions.stream().sorted(CellOrder.BY_KEY).toList()) {
        CellKey key = cell.key();
        csv.writeRecord(
            key.dataSet(),
            key.orgUnit(),
            key.period().id(),
            key.element(),
            words(key.options()),
            words(key.attributeOptions()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String words(SortedMap<String, String> options) {
    return options.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
  }
}
