package org.relais.target.dhis2.preflight;

/**
 * A data element of the server.
 *
 * @param valueType such as {@code INTEGER_ZERO_OR_POSITIVE}
 * @param aggregationType such as {@code SUM}
 * @param domain {@code AGGREGATE} or {@code TRACKER}
 */
public record HeldElement(
    String id,
    String code,
    String name,
    String valueType,
    String aggregationType,
    String domain,
    boolean zeroSignificant,
    HeldCombo combo) {
  /** Its name and uid, for people. */
  String text() {
    return name + " (" + id + ")";
  }
}
