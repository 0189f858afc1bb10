package org.relais.examples;

import java.util.List;

/**
 * What the children and workers of the example are called. First names only, and few: nobody shall
 * recognise anybody. No output of Relais may hold one.
 */
public final class FirstNames {
  public static final List<String> ALL =
      List.of("Aminata", "Bakary", "Fanta", "Issa", "Kadia", "Lassine", "Mariam", "Oumar");

  private FirstNames() {}
}
