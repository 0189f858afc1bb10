package org.relais.console.settings;

import java.util.List;
import java.util.Optional;
import org.relais.console.work.Words;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import org.relais.visit.Labels;

/** Sets and removes secrets, looked over before it is done; a value never comes back. */
public final class SecretDesk {
  static final Labels NOT_A_NAME =
      new Labels(
          "A secret is named with letters without accents, digits and underscores, as in ${CHT_PASSWORD}, and not beginning with a digit or with RELAIS_.",
          "Un secret se nomme avec des lettres sans accent, des chiffres et des tirets bas, comme dans ${CHT_PASSWORD}, sans commencer par un chiffre ni par RELAIS_.");
  static final Labels NOTHING =
      new Labels(
          "No value was given, or one of more than 10,000 characters. Nothing was changed.",
          "Aucune valeur n'a été donnée, ou une de plus de 10 000 caractères. Rien n'a changé.");

  private static final int LONGEST = 10_000;

  private final SecretList list;
  private final Secrets secrets;

  SecretDesk(SecretList list, Secrets secrets) {
    this.list = list;
    this.secrets = secrets;
  }

  /** The names that the configuration asks for and those that are stored. */
  public List<SecretLine> lines() {
    return list.lines();
  }

  /** Whether a secret can have this name and value; says why it cannot. */
  public Optional<Labels> unfit(String name, String value) {
    if (!Secrets.isName(name)) {
      return Optional.of(NOT_A_NAME);
    }
    return value.isBlank() || value.length() > LONGEST ? Optional.of(NOTHING) : Optional.empty();
  }

  /**
   * Stores a value under a key that is not in the database.
   *
   * @return why nothing was stored; empty where it was
   */
  public Optional<Labels> set(String name, String value, String who) {
    Optional<Labels> unfit = unfit(name, value);
    if (unfit.isPresent()) {
      return unfit;
    }
    try {
      secrets.set(name, value, who);
      return Optional.empty();
    } catch (SealedException sealed) {
      return Optional.of(sealed.labels());
    }
  }

  /**
   * Why a value is not forgotten: what runs has it from here alone, and would not start again.
   * Empty where it may be.
   */
  public Optional<Words> held(String name) {
    return lines().stream()
        .filter(line -> line.name().equals(name) && line.origin() == SecretLine.Origin.STORED)
        .filter(line -> !line.files().isEmpty())
        .findFirst()
        .map(line -> Words.of("secrets.held", name, String.join(", ", line.files())));
  }

  /**
   * Forgets the value that is stored.
   *
   * @return false where nothing is stored under the name
   */
  public boolean remove(String name, String who, String reason) {
    return secrets.remove(name, who, reason);
  }
}
