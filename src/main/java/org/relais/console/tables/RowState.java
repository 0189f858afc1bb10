package org.relais.console.tables;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.console.work.Words;

/**
 * How it stands with a row.
 *
 * @param pending whether a person still has to say yes or no
 * @param sure whether there is hardly a doubt about it
 * @param fault what is wrong with it on the server's side and what to do; null where nothing is
 *     known to be
 * @param means what the cell of a column means to people, such as the name behind a uid
 */
record RowState(boolean pending, boolean sure, @Nullable Words fault, Map<String, String> means) {
  RowState {
    means = Map.copyOf(means);
  }
}
