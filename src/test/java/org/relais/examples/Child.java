package org.relais.examples;

import java.time.LocalDate;
import java.time.Period;

/**
 * @param shortCode the second id under which a CHT server knows the child
 * @param birthDateKnown whether the worker saw a birth certificate or only heard an age in months
 * @param registered whether the field system ever sends who the child is
 */
record Child(
    String id,
    String shortCode,
    String household,
    String name,
    String sex,
    LocalDate birthDate,
    boolean birthDateKnown,
    boolean registered) {
  int months(LocalDate day) {
    return (int) Period.between(birthDate, day).toTotalMonths();
  }
}
