package org.relais.target.dhis2;

import org.jspecify.annotations.Nullable;

/**
 * How requests to a DHIS2 are cut.
 *
 * @param values figures a request carries at most; null: as the version of the server takes well
 * @param asyncAbove a request of more figures is imported in the background of the server
 */
public record Dhis2Request(@Nullable Integer values, int asyncAbove) {
  /** What every version takes well. */
  public static final int CAREFUL = 1_000;

  public static final Dhis2Request STANDARD = new Dhis2Request(null, 10_000);

  /** Whether a request can be large enough for the background. */
  boolean mayBeAsync() {
    return asyncAbove < valuesOr(ServerVersion.LARGE);
  }

  public int valuesOr(int otherwise) {
    return values == null ? otherwise : values;
  }
}
