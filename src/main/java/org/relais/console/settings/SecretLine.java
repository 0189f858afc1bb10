package org.relais.console.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.StoredSecret;

/**
 * A name that the configuration asks for, or that somebody stored; never a value.
 *
 * @param origin where its value comes from now
 * @param stored what was typed in; null where nothing was
 * @param files of the configuration in which it stands
 */
public record SecretLine(
    String name, Origin origin, @Nullable StoredSecret stored, List<String> files) {
  /** Where a value comes from. */
  public enum Origin {
    ENVIRONMENT,
    STORED,
    MISSING
  }
}
