package org.relais.target.preflight;

/**
 * What a finding is about.
 *
 * @param name code of the data set or data element, name of the target
 */
public record Subject(Kind kind, String name) {
  /** Where in a configuration it stands. */
  public enum Kind {
    /** The server or the account, which a target's file names. */
    TARGET,
    DATA_SET,
    DATA_ELEMENT,
    /** The org unit table or the site matching. */
    ORG_UNITS
  }

  public static Subject target(String name) {
    return new Subject(Kind.TARGET, name);
  }

  public static Subject dataSet(String code) {
    return new Subject(Kind.DATA_SET, code);
  }

  public static Subject element(String code) {
    return new Subject(Kind.DATA_ELEMENT, code);
  }

  public static Subject orgUnits(String dataSet) {
    return new Subject(Kind.ORG_UNITS, dataSet);
  }
}
