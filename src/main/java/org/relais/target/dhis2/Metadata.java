package org.relais.target.dhis2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a server's uids are, read from the server or from an export of its metadata. */
interface Metadata {
  /**
   * @param identifier code, uid or name
   */
  Optional<ServerDataSet> dataSet(String identifier) throws MetadataUnavailableException;

  /**
   * @param categoryCombo uid
   */
  List<OptionCombo> optionCombos(String categoryCombo) throws MetadataUnavailableException;

  /** Code to uid, for those codes that the server knows. */
  Map<String, String> orgUnits(Set<String> codes) throws MetadataUnavailableException;

  /** Which DHIS2 it is; empty where nothing tells. */
  default Optional<ServerVersion> version() throws MetadataUnavailableException {
    return Optional.empty();
  }

  /**
   * Forgets what was read, since something in it was not found.
   *
   * @return whether asking again can give anything new
   */
  default boolean refresh() {
    return false;
  }
}
