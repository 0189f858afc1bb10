package org.relais.route;

/** Whether the clock starts the routes, or a command does. */
public enum EngineMode {
  SCHEDULED,
  ON_DEMAND
}
