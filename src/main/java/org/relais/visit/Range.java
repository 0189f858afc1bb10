package org.relais.visit;

/** The values that a numeric field may have, both ends included, in the field's unit. */
public record Range(double min, double max) {
  public boolean contains(double value) {
    return value >= min && value <= max;
  }
}
