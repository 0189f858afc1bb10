package org.relais.target.dhis2.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a server has of what we need.
 *
 * @param defaultCombo uid of the category combo of what is not disaggregated
 * @param uids by kind and code
 * @param names by kind, those that are taken, also as short names
 * @param options by category code, the codes of its options
 * @param combos by the uids of their categories
 * @param dataSets by our code, whole as the server owns them
 * @param sites by our data set code, the uids of the org units that report it
 */
public record HeldObjects(
    String defaultCombo,
    Map<Kind, Map<String, String>> uids,
    Map<Kind, Set<String>> names,
    Map<String, Set<String>> options,
    Map<Set<String>, String> combos,
    Map<String, ObjectNode> dataSets,
    Map<String, List<String>> sites) {
  /** The same on every server since 2.29. */
  private static final String DEFAULT_COMBO = "bjDvmb4bfuf";

  /** A server as it is after its installation. */
  public static final HeldObjects NOTHING =
      new HeldObjects(DEFAULT_COMBO, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public HeldObjects {
    uids = Map.copyOf(uids);
    names = Map.copyOf(names);
    options = Map.copyOf(options);
    combos = Map.copyOf(combos);
    dataSets = Map.copyOf(dataSets);
    sites = Map.copyOf(sites);
  }

  Optional<String> uid(Kind kind, String code) {
    return Optional.ofNullable(uids.getOrDefault(kind, Map.of()).get(code));
  }
}
