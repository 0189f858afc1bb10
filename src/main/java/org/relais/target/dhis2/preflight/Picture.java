package org.relais.target.dhis2.preflight;

import java.util.List;
import java.util.stream.Stream;

/**
 * Our configuration beside what one server holds.
 *
 * @param target name of the target
 */
public record Picture(
    String target, HeldServer server, Account account, List<DataSetMatch> dataSets) {
  public Picture {
    dataSets = List.copyOf(dataSets);
  }

  /** The data sets that the server has. */
  Stream<DataSetMatch> found() {
    return dataSets.stream().filter(match -> match.theirs() != null);
  }
}
