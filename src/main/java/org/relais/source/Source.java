package org.relais.source;

import org.jspecify.annotations.Nullable;

/**
 * A field system that can be asked for what is new. An implementation holds no state between calls:
 * where it stands is the cursor, which the ledger keeps.
 */
public interface Source {
  String name();

  /**
   * Fetches one page.
   *
   * @param cursor what the last page gave, opaque to everyone else; null at the very first call
   * @throws SourceUnavailableException where the system cannot be asked now; asking again with the
   *     same cursor is safe
   */
  Page pull(@Nullable String cursor) throws SourceUnavailableException;
}
