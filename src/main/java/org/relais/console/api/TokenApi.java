package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.security.Paths;
import org.relais.console.settings.TokenRules;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tokens of all accounts, for administrators. */
@RestController
@RequestMapping(Paths.API + "/settings/tokens")
@Tag(name = "settings")
final class TokenApi {
  private final ApiTokens tokens;
  private final Accounts accounts;

  TokenApi(ApiTokens tokens, Accounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  @GetMapping
  @Operation(summary = "The tokens that still speak for an account; never the tokens themselves")
  ApiPage<SettingsJson.Token> tokens(@ParameterObject ApiPart part) {
    return ApiPage.within(tokens.list(null), part).map(SettingsJson.Token::of);
  }

  @PostMapping
  @Operation(summary = "Makes a token for an account; it is told once")
  SettingsJson.Issued issue(
      @Parameter(description = "the account for which it speaks") @RequestParam String name,
      @RequestParam String label,
      @RequestParam(defaultValue = "365") int days,
      @Parameter(hidden = true) Account account) {
    mustFit(label, days);
    if (accounts.find(name).isEmpty()) {
      throw ApiAccess.none();
    }
    return new SettingsJson.Issued(
        tokens.issue(name, label.strip(), Duration.ofDays(days), account.name()));
  }

  @DeleteMapping("/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Ends a token, with a reason")
  void revoke(
      @PathVariable long token,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    if (!tokens.revoke(token, null, account.name(), ApiAccess.said("reason", reason))) {
      throw ApiAccess.none();
    }
  }

  static void mustFit(String label, int days) {
    if (!TokenRules.fit(label, days)) {
      throw ApiAccess.bad("Give a label, and a number of days from 1 to 3660.");
    }
  }
}
