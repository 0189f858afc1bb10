package org.relais.console.work;

/** What work tells of itself while it goes on. Safe to call as often as one likes. */
public interface Progress {
  /** How much there is to do; may be called again when more turns up. */
  void total(long total);

  /** How much is done so far. */
  void done(long done);

  /** False when the console stops: then the work leaves off at the next place where it may. */
  boolean goesOn();
}
