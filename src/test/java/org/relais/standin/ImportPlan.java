package org.relais.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What an import is answered and what it will store.
 *
 * @param status of HTTP, for an answer that waits for the import
 * @param word {@code OK}, {@code WARNING} or {@code ERROR}
 * @param summary the import summary
 */
record ImportPlan(
    int status, String word, String message, ObjectNode summary, List<Change> changes) {
  /** One row that is stored, or deleted. */
  record Change(ValuePlace place, String value, boolean deletes) {}

  ImportPlan {
    changes = List.copyOf(changes);
  }
}
