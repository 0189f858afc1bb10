package org.relais.console.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
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
          "This is the last administrator with a password: nobody could log in to administer Relais software while an OpenID provider does not answer, or without one. Give another administrator a password first.",
          "C'est le dernier administrateur avec un mot de passe : personne ne pourrait se connecter pour administrer le logiciel Relais quand un fournisseur OpenID ne répond pas, ou sans fournisseur. Donnez d'abord un mot de passe à un autre administrateur.");
  static final Labels NO_REASON =
      new Labels(
          "Nothing was done: say why, so that others who read the audit trail know.",
          "Rien n'a été fait : dites pourquoi, pour ceux qui lisent la piste d'audit.");
  private static final Labels NO_NAME =
      new Labels(
          "A field system is named with small letters, digits and hyphens, such as muso-cht. Write the one that is to be connected so.",
          "Un système de terrain se nomme avec des minuscules, des chiffres et des traits d'union, par exemple muso-cht. Écrivez ainsi celui qui est à connecter.");
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

  /**
   * Which sources an owner sees.
   *
   * @param sources of the configuration
   * @param connects name of one that the owner is to connect; empty for none
   */
  public record Owned(Set<String> sources, String connects) {
    public Owned {
      sources = Set.copyOf(sources);
      connects = connects.strip();
    }

    Set<String> all() {
      Set<String> all = new TreeSet<>(sources);
      if (!connects.isEmpty()) {
        all.add(connects);
      }
      return all;
    }
  }

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
  public Outcome add(String given, String role, Owned owned, String way, String who) {
    String name = given.strip().toLowerCase(Locale.ROOT);
    if (!Accounts.isName(name)) {
      return new Outcome(given, Accounts.NOT_A_NAME, null);
    }
    Optional<Labels> fault = fault(role, owned, Set.of());
    if (fault.isPresent()) {
      return new Outcome(name, fault.get(), null);
    }
    Optional<LogInWay> known = way(way);
    if (known.isEmpty()) {
      return new Outcome(name, UNKNOWN_WAY, null);
    }
    Role its = Role.ofWord(role).orElseThrow();
    Set<String> sources = owned.all();
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
  public Optional<Outcome> setRole(String name, String role, Owned owned, String who) {
    Set<String> before = accounts.find(name).map(Account::sources).orElse(Set.of());
    Optional<Labels> fault = fault(role, owned, before);
    if (fault.isPresent()) {
      return Optional.of(new Outcome(name, fault.get(), null));
    }
    return outcome(
        name, administration.setRole(name, Role.ofWord(role).orElseThrow(), owned.all(), who));
  }

  /** Ends what the account was logged in to; none where there is no such account. */
  public Optional<Outcome> disable(String name, String who, String reason) {
    return reason.isBlank()
        ? Optional.of(new Outcome(name, NO_REASON, null))
        : outcome(name, administration.disable(name, who, reason.strip()));
  }

  public Optional<Outcome> enable(String name, String who) {
    return outcome(name, administration.enable(name, who));
  }

  /** A link for a new password; none where there is no such account. */
  public Optional<Outcome> link(String name, String who) {
    return accounts.find(name).map(account -> new Outcome(name, null, links.issue(name, who)));
  }

  /**
   * @param before the sources that the account sees already, which need not be live
   */
  private Optional<Labels> fault(String word, Owned owned, Set<String> before) {
    Optional<Role> role = Role.ofWord(word);
    if (role.isEmpty()) {
      return Optional.of(UNKNOWN_ROLE);
    }
    if ((role.get() == Role.SOURCE_OWNER) == owned.all().isEmpty()) {
      return Optional.of(SOURCES_OF_OWNER);
    }
    if (!owned.connects().isEmpty() && !SourceDefinition.isName(owned.connects())) {
      return Optional.of(NO_NAME);
    }
    return owned.sources().stream()
        .filter(source -> !isSource(source) && !before.contains(source))
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
