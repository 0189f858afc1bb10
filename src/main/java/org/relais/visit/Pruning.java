package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/** Keeps of a document only what a mapping reads, for sources whose raw records are not kept. */
public final class Pruning {
  private Pruning() {}

  /** A copy of {@code document} that holds only what stands at {@code read}. */
  public static JsonNode prune(JsonNode document, Collection<RecordPath> read) {
    throw new UnsupportedOperationException(document + "" + read);
  }
}
