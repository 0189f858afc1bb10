package org.relais.target.preflight;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** The server, or Relais itself, will not take the values. */
  REFUSED,
  /** The values are taken, and what the server shows then is wrong. */
  WRONG,
  /** Nothing to mend, but good to know. */
  NOTE;

  /** Whether a person has to act before the first push. */
  public boolean needsPerson() {
    return this != NOTE;
  }
}
