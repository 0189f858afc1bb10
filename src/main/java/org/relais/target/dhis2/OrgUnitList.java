package org.relais.target.dhis2;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Optional;

/**
 * Org units in a CSV, as DHIS2 or a field system exports them: a header with {@code name}, and
 * {@code id}, {@code code} and {@code parent} (the parent's name) where it has them; comma or
 * semicolon.
 */
public final class OrgUnitList {
  private OrgUnitList() {}

  /** Empty where the header has no {@code name}, or neither {@code id} nor {@code code}. */
  public static Optional<List<ServerOrgUnit>> read(String csv) {
    String header = csv.lines().findFirst().orElse("");
    char separator = header.indexOf(';') >= 0 ? ';' : ',';
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowMissingFields(true)
            .ofNamedCsvRecord(csv)) {
      List<NamedCsvRecord> all = rows.stream().toList();
      if (all.stream()
          .anyMatch(row -> row.findField("name").isEmpty() || identity(row).isBlank())) {
        return Optional.empty();
      }
      return Optional.of(all.stream().map(OrgUnitList::unit).toList());
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static ServerOrgUnit unit(NamedCsvRecord row) {
    String parent = row.findField("parent").orElse("");
    return new ServerOrgUnit(
        identity(row),
        row.findField("code").orElse(""),
        row.getField("name"),
        parent.isBlank() ? null : parent);
  }

  private static String identity(NamedCsvRecord row) {
    return row.findField("id")
        .filter(id -> !id.isBlank())
        .or(() -> row.findField("code"))
        .orElse("");
  }
}
