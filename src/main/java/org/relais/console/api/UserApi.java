package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.relais.console.account.Account;
import org.relais.console.account.AccountList;
import org.relais.console.account.Role;
import org.relais.console.security.Paths;
import org.relais.console.settings.AccountDesk;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for administrators. */
@RestController
@RequestMapping(Paths.API + "/settings")
@Tag(name = "settings", description = "Accounts, tokens, secrets and alerts; for administrators.")
final class UserApi {
  private static final String USERS = "/users";

  private final AccountList list;
  private final AccountDesk desk;

  UserApi(AccountList list, AccountDesk desk) {
    this.list = list;
    this.desk = desk;
  }

  @GetMapping(USERS)
  @Operation(summary = "The accounts, by name")
  ApiPage<SettingsJson.User> users(
      @Parameter(description = "a part of the name") @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String role,
      @ParameterObject ApiPart part) {
    return ApiPage.of(
            list.list(name, Role.ofWord(role).orElse(null), part.text(), part.most()),
            part,
            line -> line.account().name())
        .map(SettingsJson.User::of);
  }

  @GetMapping("/roles")
  @Operation(summary = "What each role may do")
  ApiPage<SettingsJson.RoleLine> roles(@ParameterObject ApiPart part) {
    return ApiPage.within(List.of(Role.values()), part).map(SettingsJson.RoleLine::of);
  }

  @PostMapping(USERS)
  @Operation(summary = "Makes an account; for a password, a link with which the person chooses it")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  SettingsJson.Changed add(
      @RequestParam String name,
      @RequestParam String role,
      @RequestParam(defaultValue = "") Set<String> source,
      @Parameter(description = "a source that the owner is to connect, which is not there yet")
          @RequestParam(defaultValue = "")
          String connects,
      @RequestParam(defaultValue = "password") String logsIn,
      @Parameter(hidden = true) Account account) {
    AccountDesk.Owned owned = new AccountDesk.Owned(source, connects);
    return SettingsJson.Changed.of(desk.add(name, role, owned, logsIn, account.name()));
  }

  @PostMapping(USERS + "/{name}/openid")
  @Operation(
      summary = "Lets an account log in with OpenID Connect, in place of its password or person")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  SettingsJson.Changed letOpenId(
      @PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.letOpenId(name, account.name()));
  }

  @PostMapping(USERS + "/{name}/role")
  @Operation(summary = "Gives an account another role")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  SettingsJson.Changed role(
      @PathVariable String name,
      @RequestParam String role,
      @RequestParam(defaultValue = "") Set<String> source,
      @Parameter(description = "a source that the owner is to connect, which is not there yet")
          @RequestParam(defaultValue = "")
          String connects,
      @Parameter(hidden = true) Account account) {
    AccountDesk.Owned owned = new AccountDesk.Owned(source, connects);
    return changed(desk.setRole(name, role, owned, account.name()));
  }

  @PostMapping(USERS + "/{name}/disable")
  @Operation(summary = "Ends an account's log-ins and tokens, with a reason")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  SettingsJson.Changed disable(
      @PathVariable String name,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    return changed(desk.disable(name, account.name(), ApiAccess.said("reason", reason)));
  }

  @PostMapping(USERS + "/{name}/enable")
  @Operation(summary = "Lets a disabled account in again")
  SettingsJson.Changed enable(
      @PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.enable(name, account.name()));
  }

  @PostMapping(USERS + "/{name}/link")
  @Operation(summary = "Makes a link with which the person chooses a new password")
  SettingsJson.Changed link(@PathVariable String name, @Parameter(hidden = true) Account account) {
    return changed(desk.link(name, account.name()));
  }

  private static SettingsJson.Changed changed(Optional<AccountDesk.Outcome> outcome) {
    return SettingsJson.Changed.of(outcome.orElseThrow(ApiAccess::none));
  }
}
