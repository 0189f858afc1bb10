package org.relais.source;

/** What a kind of source needs to know; one record in each sub-package. */
public interface SourceSettings {
  /**
   * Whether a page may tell that a record was deleted or voided before another brings an older
   * revision of it. Then the ends of records that were never seen are remembered for a while.
   */
  default boolean endsMayComeFirst() {
    return true;
  }
}
