package org.relais.delivery;

import org.jspecify.annotations.Nullable;

/** What a kind of target needs to know; one record in each sub-package of {@code target}. */
public interface TargetSettings {
  /** Address of the server, which targets may share; null where there is none, as for a folder. */
  default @Nullable String server() {
    return null;
  }

  /**
   * Whether a parcel of cells must carry, beside what is due, the other current values of its
   * site-months ({@link CellParcel#unchanged}).
   */
  default boolean wholeSiteMonths() {
    return false;
  }

  /** When the target is compared with what we sent it; null: only when a person asks. */
  default @Nullable ReconcileSettings reconcile() {
    return null;
  }

  /** What becomes of values at the target that Relais did not write. */
  default OnForeign onForeign() {
    return OnForeign.OVERWRITE;
  }
}
