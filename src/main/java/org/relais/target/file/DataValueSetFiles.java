package org.relais.target.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.Refusal;
import org.relais.target.dhis2.Bindings;
import org.relais.target.dhis2.OfflineDataValueSets;
import org.relais.target.dhis2.SiteMatching;

/** {@code dataValueSets} JSON in the uids of one server. */
final class DataValueSetFiles implements CellFiles {
  private final Path metadata;
  private final Bindings bindings;
  private final SiteMatching sites;
  private @Nullable OfflineDataValueSets opened;

  DataValueSetFiles(Path metadata, Bindings bindings, SiteMatching sites) {
    this.metadata = metadata;
    this.bindings = bindings;
    this.sites = sites;
  }

  @Override
  public Rendering render(CellParcel parcel) throws IOException {
    List<CellItem> cells =
        Stream.concat(parcel.items().stream(), parcel.unchanged().stream()).toList();
    OfflineDataValueSets.Rendering rendered = open().render(parcel.dataSet(), cells);
    Set<Long> ours = parcel.items().stream().map(CellItem::id).collect(Collectors.toSet());
    List<Refusal> refusals =
        rendered.refusals().stream().filter(refusal -> ours.contains(refusal.itemId())).toList();
    Map<String, byte[]> files =
        rendered.rows() == 0
            ? Map.of()
            : Map.of(
                FileName.of(parcel.deliveryId(), parcel.dataSet(), "data-value-sets.json"),
                rendered.json());
    return new Rendering(files, refusals);
  }

  /**
   * Read when it is first needed, so that one missing file does not keep the program from starting.
   */
  private synchronized OfflineDataValueSets open() throws IOException {
    OfflineDataValueSets found = opened;
    if (found == null) {
      found = OfflineDataValueSets.over(metadata, bindings, sites);
      opened = found;
    }
    return found;
  }
}
