package org.relais.route;

/** Is told how far the pipeline is, for people who wait. Calls come from several threads. */
public interface ProgressListener {
  /** Nobody waits. */
  ProgressListener NOBODY = new ProgressListener() {};

  /** {@code records} more were taken in from a source. */
  default void pulled(String source, long records) {}

  /** {@code reportUnits} (org unit and period) were counted in this run so far. */
  default void counted(long reportUnits) {}

  /** {@code items} more were settled at a target. */
  default void delivered(String target, long items) {}
}
