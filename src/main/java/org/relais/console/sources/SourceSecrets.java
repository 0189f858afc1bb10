package org.relais.console.sources;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.ledger.SealedException;
import org.relais.ledger.Secrets;
import org.relais.ledger.StoredSecret;
import org.relais.source.SourceDefinition;
import org.springframework.security.access.AccessDeniedException;

/**
 * The secrets that a source owner stores for a source. Each name begins with that of the source and
 * is nobody else's: not the machine's, not an administrator's, of no other file of what runs.
 */
public final class SourceSecrets {
  private static final int LONGEST = 10_000;

  private final Secrets secrets;
  private final Deployment deployment;
  private final ConfigurationHome home;

  SourceSecrets(Secrets secrets, Deployment deployment, ConfigurationHome home) {
    this.secrets = secrets;
    this.deployment = deployment;
    this.home = home;
  }

  /**
   * A name that the file of the source asks for; never a value.
   *
   * @param owned whether an owner of the source may store it
   * @param stored by an owner; null where none did
   */
  public record Line(String name, boolean owned, @Nullable StoredSecret stored) {}

  /** With what names of a source begin: {@code MUSO_CHT_} for muso-cht. */
  static String prefix(String source) {
    return source.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
  }

  /**
   * The names that a text asks for, each once.
   *
   * @param text of the source's file
   */
  public List<Line> lines(String source, String text) {
    Map<String, StoredSecret> stored =
        secrets.list().stream()
            .filter(secret -> source.equals(secret.source()))
            .collect(Collectors.toMap(StoredSecret::name, secret -> secret));
    return Secrets.askedIn(text).stream()
        .map(name -> new Line(name, isOwned(source, name), stored.get(name)))
        .toList();
  }

  /**
   * Stores a value, under the account's name.
   *
   * @return why nothing was stored; empty where it was
   */
  public Optional<Words> set(String source, String name, String value, Account account) {
    mayStore(source, account);
    if (!isOwned(source, name)) {
      return Optional.of(Words.of("connect.secret.name", prefix(source)));
    }
    if (value.isBlank() || value.length() > LONGEST) {
      return Optional.of(Words.of("connect.secret.nothing"));
    }
    if (isTaken(source, name)) {
      return Optional.of(Words.of("connect.secret.taken", name));
    }
    try {
      return secrets.setFor(source, name, value, account.name())
          ? Optional.empty()
          : Optional.of(Words.of("connect.secret.taken", name));
    } catch (SealedException sealed) {
      return Optional.of(Words.saying(sealed.labels()));
    }
  }

  /**
   * Forgets what an owner stored.
   *
   * @return why nothing was removed; empty where it was
   */
  public Optional<Words> remove(String source, String name, String reason, Account account) {
    mayStore(source, account);
    if (isAsked(name, SourceSecrets::any)) {
      return Optional.of(Words.of("connect.secret.inUse", name));
    }
    return secrets.removeFor(source, name, account.name(), reason)
        ? Optional.empty()
        : Optional.of(Words.of("connect.secret.none", name));
  }

  private static void mayStore(String source, Account account) {
    if (!account.may(Permission.ACT)
        || account.scope().all()
        || !account.scope().includes(source)) {
      throw new AccessDeniedException("a secret of another source");
    }
  }

  /** Another source's name may begin with this one's, and its secrets with this one's prefix. */
  private boolean isOwned(String source, String name) {
    return Secrets.isName(name)
        && name.startsWith(prefix(source))
        && deployment.sources().stream()
            .map(SourceDefinition::name)
            .filter(other -> other.startsWith(source + "-"))
            .noneMatch(other -> name.startsWith(prefix(other)));
  }

  private boolean isTaken(String source, String name) {
    String own = "sources/" + source + ".yaml";
    return home.machine().get().containsKey(name) || isAsked(name, path -> !path.equals(own));
  }

  private static boolean any(String path) {
    return true;
  }

  /** Whether a file of what runs names it. */
  private boolean isAsked(String name, Predicate<String> which) {
    return deployment.files().entrySet().stream()
        .anyMatch(file -> which.test(file.getKey()) && file.getValue().contains("${" + name + "}"));
  }
}
