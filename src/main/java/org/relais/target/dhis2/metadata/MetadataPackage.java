package org.relais.target.dhis2.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Metadata for {@code POST /api/metadata}.
 *
 * @param json what is to be imported; without option combos, which each server makes itself
 * @param shortcomings by code of a category that the server has, our options that it lacks: to add
 *     them changes what other data elements are split by, so a person decides
 */
public record MetadataPackage(ObjectNode json, Map<String, List<String>> shortcomings) {
  /** How many objects of a kind it has. */
  public int count(Kind kind) {
    return json.path(kind.field()) instanceof ArrayNode objects ? objects.size() : 0;
  }

  public boolean isEmpty() {
    for (Kind kind : Kind.values()) {
      if (count(kind) > 0) {
        return false;
      }
    }
    return true;
  }
}
