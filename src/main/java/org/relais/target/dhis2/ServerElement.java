package org.relais.target.dhis2;

/**
 * A data element of a server, as its data set has it.
 *
 * @param valueType such as {@code INTEGER_ZERO_OR_POSITIVE}
 * @param zeroSignificant whether the server keeps a zero; else a stored 0 and no value are the same
 * @param categoryCombo uid of its category combo in this data set
 */
record ServerElement(
    String id,
    String code,
    String name,
    String valueType,
    boolean zeroSignificant,
    String categoryCombo) {

  boolean answersTo(String identifier) {
    return identifier.equals(id)
        || identifier.equals(code.strip())
        || identifier.equals(name.strip());
  }
}
