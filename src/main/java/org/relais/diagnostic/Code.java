package org.relais.diagnostic;

/** Every diagnostic code. A code is never reused and never changes its meaning. */
public enum Code {
  CFG001("the file is not readable YAML");

  private final String meaning;

  Code(String meaning) {
    this.meaning = meaning;
  }

  /** One line for the reference page. */
  public String meaning() {
    return meaning;
  }
}
