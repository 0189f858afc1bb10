package org.relais.console.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Accounts;
import org.relais.console.account.Administration;
import org.relais.console.account.Administration.Change;
import org.relais.console.account.LogInWay;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.PasswordLinks;
import org.relais.console.account.Role;
import org.relais.source.SourceDefinition;
import org.relais.visit.Labels;

/** What an administrator asks for about an account, looked over before it is done. */
public final class AccountDesk {
  private static final Labels UNKNOWN_ROLE =
      new Labels(
          "Choose a role: viewer, operator, administrator or source-owner.",
          "Choisissez un rôle : viewer, operator, administrator ou source-owner.");
  private static final Labels SOURCES_OF_OWNER =
      new Labels(
          "A source owner needs at least one source, and nobody else is bound to sources. Choose the sources, or another role.",
          "Un responsable de source demande au moins une source, et personne d'autre n'est lié à des sources. Choisissez les sources, ou un autre rôle.");
  private static final Labels TAKEN =
      new Labels(
          "There is an account of that name already. Choose another name, or change that account in the list.",
          "Un compte de ce nom existe déjà. Choisissez un autre nom, ou modifiez ce compte dans la liste.");
  private static final Labels LAST =
      new Labels(
          "This is the last administrator: nobody could make another one in the console. Make another account an administrator first.",
          "C'est le dernier administrateur : personne ne pourrait en créer un autre dans la console. Donnez d'abord ce rôle à un autre compte.");

  private static final Labels LAST_PASSWORD =
      new Labels(
          "This is the last administrator with a password: nobody could log in to administer Relais while an OpenID provider does not answer, or without one. Give another administrator a password first.",
          "C'est le dernier administrateur avec un mot de passe : personne ne pourrait se connecter pour administrer le logiciel Relais quand un fournisseur OpenID ne répond pas, ou sans fournisseur. Donnez d'abord un mot de passe à un autre administrateur.");
  private static final Labels UNKNOWN_WAY =
      new Labels(
          "Choose how the account logs in: password, openid or token.",
          "Choisissez comment le compte se connecte : password, openid ou token.");

  private final Accounts accounts;
  private final Administration administration;
  private final PasswordLinks links;
  private final OpenIdAccounts openIds;
  private final Deployment deployment;

  AccountDesk(
      Accounts accounts,
      Administration administration,
      PasswordLinks links,
      OpenIdAccounts openIds,
      Deployment deployment) {
    this.openIds = openIds;
    this.accounts = accounts;
    this.administration = administration;
    this.links = links;
    this.deployment = deployment;
  }

  /**
   * How it ended.
   *
   * @param name of the account that was meant
   * @param fault why nothing was done; null where it was
   * @param word of a link for a new password, which nobody can read again; null where none was made
   */
  public record Outcome(String name, @Nullable Labels fault, @Nullable String word) {}

  /** How an account is logged in to, as programs write it. */
  public static String word(LogInWay way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<LogInWay> way(String word) {
    return Arrays.stream(LogInWay.values()).filter(way -> word(way).equals(word)).findFirst();
  }

  /**
   * Makes an account without a password.
   *
   * @param way how it shall be logged in to; with a password: the word of a link for one is made
   */
  public Outcome add(String given, String role, Set<String> sources, String way, String who) {
    String name = given.strip().toLowerCase(Locale.ROOT);
    if (!Accounts.isName(name)) {
      return new Outcome(given, Accounts.NOT_A_NAME, null);
    }
    Optional<Labels> fault = fault(role, sources);
    if (fault.isPresent()) {
      return new Outcome(name, fault.get(), null);
    }
    Optional<LogInWay> known = way(way);
    if (known.isEmpty()) {
      return new Outcome(name, UNKNOWN_WAY, null);
    }
    Role its = Role.ofWord(role).orElseThrow();
    boolean made =
        known.get() == LogInWay.OPENID
            ? openIds.add(name, its, sources, who)
            : accounts.add(name, its, sources, null, who);
    if (!made) {
      return new Outcome(name, TAKEN, null);
    }
    boolean chosen = known.get() == LogInWay.PASSWORD;
    return new Outcome(name, null, chosen ? links.issue(name, who) : null);
  }

  /** Lets an account log in with OpenID Connect, and no longer with a password. */
  public Optional<Outcome> letOpenId(String name, String who) {
    return outcome(name, administration.letOpenId(name, who));
  }

  /** Gives an account another role. */
  public Optional<Outcome> setRole(String name, String role, Set<String> sources, String who) {
    Optional<Labels> fault = fault(role, sources);
    if (fault.isPresent()) {
      return Optional.of(new Outcome(name, fault.get(), null));
    }
    return outcome(
        name, administration.setRole(name, Role.ofWord(role).orElseThrow(), sources, who));
  }

  /** Ends what the account was logged in to; none where there is no such account. */
  public Optional<Outcome> disable(String name, String who) {
    return outcome(name, administration.disable(name, who));
  }

  public Optional<Outcome> enable(String name, String who) {
    return outcome(name, administration.enable(name, who));
  }

  /** A link for a new password; none where there is no such account. */
  public Optional<Outcome> link(String name, String who) {
    return accounts.find(name).map(account -> new Outcome(name, null, links.issue(name, who)));
  }

  private Optional<Labels> fault(String word, Set<String> sources) {
    Optional<Role> role = Role.ofWord(word);
    if (role.isEmpty()) {
      return Optional.of(UNKNOWN_ROLE);
    }
    if ((role.get() == Role.SOURCE_OWNER) == sources.isEmpty()) {
      return Optional.of(SOURCES_OF_OWNER);
    }
    return sources.stream()
        .filter(source -> !isSource(source))
        .findFirst()
        .map(AccountDesk::unknown);
  }

  private boolean isSource(String name) {
    return deployment.sources().stream().map(SourceDefinition::name).anyMatch(name::equals);
  }

  private static Labels unknown(String source) {
    return new Labels(
        "There is no source %s in the configuration. Choose one that there is.".formatted(source),
        "La configuration n'a pas de source %s. Choisissez-en une qui existe.".formatted(source));
  }

  private static Optional<Outcome> outcome(String name, Change change) {
    return switch (change) {
      case DONE -> Optional.of(new Outcome(name, null, null));
      case LAST_PASSWORD -> Optional.of(new Outcome(name, LAST_PASSWORD, null));
      case LAST_ADMINISTRATOR -> Optional.of(new Outcome(name, LAST, null));
      case UNKNOWN -> Optional.empty();
    };
  }
}
