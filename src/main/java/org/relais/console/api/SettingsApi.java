package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.AccountLine;
import org.relais.console.account.AccountList;
import org.relais.console.account.ApiToken;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.Role;
import org.relais.console.security.Paths;
import org.relais.console.settings.AccountDesk;
import org.relais.console.settings.PasswordLinkAddress;
import org.relais.console.settings.TokenRules;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Accounts and tokens, for administrators. */
@RestController
@RequestMapping(Paths.API + "/settings")
@Tag(name = "settings", description = "Accounts and tokens; for administrators.")
final class SettingsApi {
  private static final int MOST = 1_000;

  private final AccountList list;
  private final AccountDesk desk;
  private final ApiTokens tokens;

  SettingsApi(AccountList list, AccountDesk desk, ApiTokens tokens) {
    this.list = list;
    this.desk = desk;
    this.tokens = tokens;
  }

  /**
   * An account.
   *
   * @param logsIn {@code password}, {@code openid}, or {@code token} where nobody does
   * @param boundSince since when it is one person's at the OpenID provider; null otherwise
   * @param lastLogIn null where nobody has logged in with it
   */
  record User(
      String name,
      String role,
      SortedSet<String> sources,
      String logsIn,
      @Nullable Instant boundSince,
      boolean disabled,
      Instant created,
      @Nullable Instant lastLogIn) {
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
          line.lastLogIn());
    }
  }

  /**
   * @param passwordLink with which the person chooses a password: told once; null where none was
   *     made
   */
  record Changed(String name, @Nullable String passwordLink) {}

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

  @GetMapping("/users")
  @Operation(summary = "The accounts, by name")
  List<User> users(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String after) {
    return list.list(name, Role.ofWord(role).orElse(null), after, MOST).stream()
        .map(User::of)
        .toList();
  }

  @PostMapping("/users")
  @Operation(
      summary = "Makes an account",
      description =
          "logsIn: password (a link is made with which the person chooses one), openid (the first of that name at the provider is bound to it), or token (for programs).")
  Changed add(
      @RequestParam String name,
      @RequestParam String role,
      @RequestParam(defaultValue = "") Set<String> source,
      @RequestParam(defaultValue = "password") String logsIn,
      @Parameter(hidden = true) Account account) {
    return changed(Optional.of(desk.add(name, role, source, logsIn, account.name())));
  }

  @PostMapping("/users/{name}/openid")
  @Operation(
      summary = "Lets an account log in with OpenID Connect, in place of its password or person")
  Changed letOpenId(@PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.letOpenId(name, account.name()));
  }

  @PostMapping("/users/{name}/role")
  @Operation(summary = "Gives an account another role")
  Changed role(
      @PathVariable String name,
      @RequestParam String role,
      @RequestParam(defaultValue = "") Set<String> source,
      @Parameter(hidden = true) Account account) {
    return changed(desk.setRole(name, role, source, account.name()));
  }

  @PostMapping("/users/{name}/disable")
  @Operation(summary = "Ends an account's log-ins and tokens")
  Changed disable(@PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.disable(name, account.name()));
  }

  @PostMapping("/users/{name}/enable")
  @Operation(summary = "Lets a disabled account in again")
  Changed enable(@PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.enable(name, account.name()));
  }

  @PostMapping("/users/{name}/link")
  @Operation(summary = "Makes a link with which the person chooses a new password")
  Changed link(@PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.link(name, account.name()));
  }

  @GetMapping("/tokens")
  @Operation(summary = "The tokens that still speak for an account; never the tokens themselves")
  List<Token> tokens() {
    return tokens.list(null).stream().map(Token::of).toList();
  }

  @PostMapping("/tokens")
  @Operation(summary = "Makes a token for an account")
  Issued issue(
      @RequestParam String name,
      @RequestParam String label,
      @RequestParam(defaultValue = "365") int days,
      @Parameter(hidden = true) Account account) {
    if (!TokenRules.fit(label, days)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Give a label, and a number of days from 1 to 3660.");
    }
    if (list.list(name, null, "", MOST).stream()
        .noneMatch(line -> line.account().name().equals(name))) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return new Issued(tokens.issue(name, label.strip(), Duration.ofDays(days), account.name()));
  }

  @DeleteMapping("/tokens/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Ends a token")
  void revoke(@PathVariable long token, @Parameter(hidden = true) Account account) {
    if (!tokens.revoke(token, null, account.name())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static Changed changed(Optional<AccountDesk.Outcome> outcome) {
    AccountDesk.Outcome done =
        outcome.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (done.fault() != null) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, done.fault().en());
    }
    return new Changed(done.name(), PasswordLinkAddress.of(done.word()));
  }
}
