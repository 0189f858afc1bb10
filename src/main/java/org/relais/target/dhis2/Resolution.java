package org.relais.target.dhis2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Refusal;

/**
 * What became of cells on their way to a server's uids.
 *
 * @param dataSet null where the server has none; then every cell is refused
 */
record Resolution(@Nullable ServerDataSet dataSet, List<DataRow> rows, List<Refusal> refusals) {
  Resolution {
    rows = List.copyOf(rows);
    refusals = List.copyOf(refusals);
  }
}
