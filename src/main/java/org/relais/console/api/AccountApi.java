package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.ApiTokens;
import org.relais.console.security.Paths;
import org.relais.console.settings.OwnPassword;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What everybody does about their own account. */
@RestController
@RequestMapping(Paths.API + "/account")
@Tag(name = "account", description = "One's own account: what it may, its password, its tokens.")
final class AccountApi {
  private final ApiTokens tokens;
  private final OwnPassword password;

  AccountApi(ApiTokens tokens, OwnPassword password) {
    this.tokens = tokens;
    this.password = password;
  }

  @GetMapping
  @Operation(summary = "Whose token this is, and what that account may")
  SettingsJson.Own own(@Parameter(hidden = true) Account account) {
    return SettingsJson.Own.of(account);
  }

  /**
   * @param present the password of now
   * @param password the one to come
   */
  record NewPassword(String present, String password) {}

  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Changes the password; what is logged in with the old one ends")
  @Refused(
      status = 409,
      when =
          "A password is not right, or was wrong too often; the detail says which, and for how long to wait.")
  void password(@RequestBody NewPassword asked, @Parameter(hidden = true) Account account) {
    password
        .change(account.name(), Paths.API, given(asked.present()), given(asked.password()))
        .ifPresent(
            fault -> {
              throw ApiAccess.conflict(fault.en());
            });
  }

  /** A body may leave out what it must have. */
  private static String given(@Nullable String text) {
    if (text == null) {
      throw ApiAccess.bad("Send a body with both `present` and `password`.");
    }
    return text;
  }

  @GetMapping("/tokens")
  @Operation(summary = "The tokens that speak for this account; never the tokens themselves")
  ApiPage<SettingsJson.Token> tokens(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    return ApiPage.within(tokens.list(account.name()), part).map(SettingsJson.Token::of);
  }

  @PostMapping("/tokens")
  @Operation(summary = "Makes a token for this account; it is told once")
  SettingsJson.Issued issue(
      @RequestParam String label,
      @RequestParam(defaultValue = "365") int days,
      @Parameter(hidden = true) Account account) {
    TokenApi.mustFit(label, days);
    return new SettingsJson.Issued(
        tokens.issue(account.name(), label.strip(), Duration.ofDays(days), account.name()));
  }

  @DeleteMapping("/tokens/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Ends a token of this account, with a reason")
  void revoke(
      @PathVariable long token,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    String said = ApiAccess.said("reason", reason);
    if (!tokens.revoke(token, account.name(), account.name(), said)) {
      throw ApiAccess.none();
    }
  }
}
