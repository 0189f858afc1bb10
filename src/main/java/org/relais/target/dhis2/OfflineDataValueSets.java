package org.relais.target.dhis2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.relais.delivery.CellItem;
import org.relais.delivery.Refusal;

/** Writes cells as {@code dataValueSets} JSON for a server that only an export speaks for. */
public final class OfflineDataValueSets {
  private static final Comparator<DataRow> BY_PLACE =
      Comparator.comparing(DataRow::period)
          .thenComparing(row -> row.key().orgUnit())
          .thenComparing(row -> row.key().element())
          .thenComparing(row -> row.key().options().toString());

  private final CellResolver resolver;

  private OfflineDataValueSets(CellResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * @param export the server's metadata, JSON as {@code GET /api/metadata} gives it
   * @throws IOException where the file cannot be read or is not JSON
   */
  public static OfflineDataValueSets over(Path export, Bindings bindings, SiteMatching sites)
      throws IOException {
    return new OfflineDataValueSets(
        new CellResolver(MetadataExport.read(export), Map.of(), bindings, sites));
  }

  /** The same cells, in whatever order, give the same bytes. */
  public Rendering render(String dataSet, List<CellItem> cells) {
    try {
      Resolution resolved = resolver.resolve(dataSet, cells);
      ServerDataSet found = resolved.dataSet();
      List<DataRow> rows = resolved.rows().stream().sorted(BY_PLACE).toList();
      byte[] json = found == null ? new byte[0] : DataValueSetJson.write(found.id(), rows);
      return new Rendering(json, rows.size(), resolved.refusals());
    } catch (MetadataUnavailableException impossible) {
      throw new IllegalStateException("a file that was read is always there", impossible);
    }
  }

  /**
   * @param json in UTF-8; deletions are rows with {@code deleted}
   * @param rows how many values and deletions it has
   * @param refusals of the cells that the export knows no place for
   */
  public record Rendering(byte[] json, int rows, List<Refusal> refusals) {
    public Rendering {
      refusals = List.copyOf(refusals);
    }
  }
}
