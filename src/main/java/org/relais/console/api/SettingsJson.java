package org.relais.console.api;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.AccountLine;
import org.relais.console.account.ApiToken;
import org.relais.console.account.Permission;
import org.relais.console.account.Role;
import org.relais.console.settings.AccountDesk;
import org.relais.console.settings.PasswordLinkAddress;

/** Accounts, tokens and roles as programs read them. */
final class SettingsJson {
  private SettingsJson() {}

  /**
   * An account.
   *
   * @param logsIn {@code password}, {@code openid}, or {@code token} where nobody does
   * @param boundSince since when it is one person's at the OpenID provider; null otherwise
   * @param lastLogIn null where nobody has logged in with it
   * @param linkUntil until when a link for a new password is good; null where there is none
   */
  record User(
      String name,
      String role,
      SortedSet<String> sources,
      String logsIn,
      @Nullable Instant boundSince,
      boolean disabled,
      Instant created,
      @Nullable Instant lastLogIn,
      @Nullable Instant linkUntil) {
    static User of(AccountLine line) {
      Account account = line.account();
      return new User(
          account.name(),
          account.role().word(),
          new TreeSet<>(account.sources()),
          AccountDesk.word(line.way()),
          line.boundSince(),
          account.disabled(),
          line.created(),
          line.lastLogIn(),
          line.linkUntil());
    }
  }

  /**
   * @param passwordLink with which the person chooses a password: told once; null where none was
   *     made
   */
  record Changed(String name, @Nullable String passwordLink) {
    static Changed of(AccountDesk.Outcome done) {
      if (done.fault() != null) {
        throw ApiAccess.conflict(done.fault().en());
      }
      return new Changed(done.name(), PasswordLinkAddress.of(done.word()));
    }
  }

  /**
   * A token that still speaks for an account.
   *
   * @param token its number
   * @param name of the account
   * @param lastUsed null where no program has shown it yet
   */
  record Token(
      long token,
      String name,
      String label,
      Instant created,
      Instant expires,
      @Nullable Instant lastUsed) {
    static Token of(ApiToken token) {
      return new Token(
          token.token(),
          token.account(),
          token.label(),
          token.created(),
          token.expires(),
          token.lastUsed());
    }
  }

  /** A token, told once. */
  record Issued(String token) {}

  /** What a role may do, beside looking at what it sees. */
  record RoleLine(String role, boolean ownSourcesOnly, List<Permission> permissions) {
    static RoleLine of(Role role) {
      return new RoleLine(
          role.word(), role.boundToSources(), role.permissions().stream().sorted().toList());
    }
  }

  /**
   * One's own account.
   *
   * @param sources that a source owner sees; empty for others, who see all
   */
  record Own(String name, String role, SortedSet<String> sources, List<Permission> permissions) {
    static Own of(Account account) {
      return new Own(
          account.name(),
          account.role().word(),
          new TreeSet<>(account.sources()),
          account.role().permissions().stream().sorted().toList());
    }
  }
}
