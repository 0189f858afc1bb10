package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Finds option combos by the codes of their options. */
final class OptionCombos {
  private final ServerMetadata metadata;

  OptionCombos(ServerMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * @param element code
   * @param options codes of all options of the combo
   */
  String of(String element, Set<String> options) {
    JsonNode combo = metadata.coded("dataElements", element).path("categoryCombo");
    return metadata.all("categoryOptionCombos").stream()
        .filter(one -> one.path("categoryCombo").path("id").equals(combo.path("id")))
        .filter(one -> codes(one).equals(options))
        .map(one -> one.path("id").asText())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no combo of " + options + " at " + element));
  }

  private Set<String> codes(ObjectNode combo) {
    Set<String> codes = new HashSet<>();
    for (JsonNode option : combo.path("categoryOptions")) {
      codes.add(
          metadata.object("categoryOptions", option.path("id").asText()).path("code").asText());
    }
    return codes;
  }
}
