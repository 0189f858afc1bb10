package org.relais.diagnostic;

/** Whether a diagnostic stops the configuration from being used. */
public enum Severity {
  ERROR,
  WARNING
}
