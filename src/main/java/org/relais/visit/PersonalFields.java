package org.relais.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/**
 * Removes personal data from a document before it is stored: keys that usually hold a name or a
 * telephone number, and the paths that the source's configuration lists.
 */
public final class PersonalFields {
  private final Collection<RecordPath> personal;

  /**
   * @param personal paths that the configuration lists
   */
  public PersonalFields(Collection<RecordPath> personal) {
    this.personal = personal;
  }

  /** A copy of {@code document} without personal data, but with what stands at {@code read}. */
  public JsonNode remove(JsonNode document, Collection<RecordPath> read) {
    throw new UnsupportedOperationException(document + "" + read + personal);
  }
}
