package org.relais.console.page;

import java.util.Arrays;
import java.util.Optional;

/** What a word in an address names among a few. */
public final class Constant {
  private Constant() {}

  /** Without regard to capital letters; empty where it names none. */
  public static <E extends Enum<E>> Optional<E> of(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
