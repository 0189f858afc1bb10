package org.relais.alert;

/** A way to people. */
public interface Channel {
  /** Stable: notes that wait are kept under it. */
  String name();

  /**
   * Sends it, or throws.
   *
   * @throws UndeliveredException where it could not be handed over
   */
  void send(Note note) throws UndeliveredException;
}
