package org.relais.target.dhis2.preflight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;

/**
 * One of our data sets beside the server's.
 *
 * @param identifier how the target's configuration names the server's
 * @param theirs null where the server has none that we may see
 * @param elements ours with where they go; empty where {@code theirs} is null
 * @param elsewhere of what is not in the data set and known to the server: how we name it, to the
 *     names of the data sets that have it
 * @param periods from the first that is delivered to the current one
 */
public record DataSetMatch(
    DataSet ours,
    String identifier,
    @Nullable HeldDataSet theirs,
    List<ElementMatch> elements,
    Map<String, List<String>> elsewhere,
    List<Site> sites,
    List<Period> periods) {
  public DataSetMatch {
    elements = List.copyOf(elements);
    elsewhere = Map.copyOf(elsewhere);
    sites = List.copyOf(sites);
    periods = List.copyOf(periods);
  }
}
