package org.relais.route;

/** When the routes take what the clock or a caller sends them. */
enum EngineStart {
  AT_ONCE,
  /** Once they are told to begin. */
  LATER
}
