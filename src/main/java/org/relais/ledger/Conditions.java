package org.relais.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The conditions of a query, joined by {@code and}, with their parameters. */
final class Conditions {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> arguments = new ArrayList<>();

  Conditions and(String condition, Object... parameters) {
    text.append(text.isEmpty() ? "" : " and ").append(condition);
    arguments.addAll(Arrays.asList(parameters));
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String text() {
    return text.toString();
  }

  /** The parameters, between those of what stands before and behind the conditions. */
  Object[] arguments(List<?> before, Object... behind) {
    List<Object> all = new ArrayList<>(before);
    all.addAll(arguments);
    all.addAll(Arrays.asList(behind));
    return all.toArray();
  }

  Object[] arguments() {
    return arguments.toArray();
  }
}
