package org.relais.visit;

/**
 * Visits as compact JSON text, as the ledger keeps them: field names to values, without fields that
 * were not asked. Derived values are stored too, so that reading needs no rules.
 */
public final class VisitCodec {
  private final Dictionary dictionary;

  public VisitCodec(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  public String write(Visit visit) {
    throw new UnsupportedOperationException(visit + "" + dictionary);
  }

  /**
   * Reads what {@link #write} wrote. A field that the dictionary no longer has is left out.
   *
   * @throws IllegalArgumentException where the text is not what {@link #write} writes
   */
  public Visit read(String source, String recordId, String text) {
    throw new UnsupportedOperationException(source + recordId + text);
  }
}
