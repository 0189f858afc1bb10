package org.relais.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the server.
 *
 * @param path such as {@code /api/dataValueSets}, without its query
 * @param query as sent, or empty
 * @param rows data values in it
 * @param status of the answer; 0 where none was given
 * @param failure that it met, or null
 * @param at on the stand-in's clock
 */
public record Call(
    String method,
    String path,
    String query,
    int rows,
    int status,
    @Nullable Failure failure,
    Instant at) {
  /** Whether it carried data values. */
  public boolean isImport() {
    return method.equals("POST") && path.endsWith("/dataValueSets");
  }
}
