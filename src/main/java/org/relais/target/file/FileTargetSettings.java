package org.relais.target.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetSettings;
import org.relais.target.dhis2.Bindings;
import org.relais.target.dhis2.SiteMatching;

/**
 * A folder that takes data for a place without a network. Visits go into it as FHIR bundles,
 * whatever the format of the cells.
 *
 * @param folder created when it is missing
 * @param metadata an export of the server's metadata (JSON), which {@link Format#DATA_VALUE_SETS}
 *     needs to know uids; null for ADX
 * @param bindings used by {@link Format#DATA_VALUE_SETS} only: ADX can name neither another data
 *     element nor an option combo without options
 * @param sites likewise
 */
public record FileTargetSettings(
    Path folder, Format format, @Nullable Path metadata, Bindings bindings, SiteMatching sites)
    implements TargetSettings {

  /** How cells are written. */
  public enum Format {
    ADX,
    DATA_VALUE_SETS
  }

  public FileTargetSettings(Path folder, Format format, @Nullable Path metadata) {
    this(folder, format, metadata, Bindings.NONE, SiteMatching.NONE);
  }

  /** A file is imported as it is, perhaps alone: it says all that is known of its site-months. */
  @Override
  public boolean wholeSiteMonths() {
    return true;
  }
}
