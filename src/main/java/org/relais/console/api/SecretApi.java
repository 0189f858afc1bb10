package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.settings.SecretDesk;
import org.relais.console.settings.SecretLine;
import org.relais.console.settings.SecretUse;
import org.relais.ledger.StoredSecret;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The secrets of the configuration: names and where they come from, never a value. */
@RestController
@RequestMapping(Paths.API + "/settings/secrets")
@Tag(name = "settings")
final class SecretApi {
  private final SecretDesk desk;
  private final SecretUse use;
  private final MessageSource messages;

  SecretApi(SecretDesk desk, SecretUse use, MessageSource messages) {
    this.desk = desk;
    this.use = use;
    this.messages = messages;
  }

  /**
   * A secret without its value.
   *
   * @param origin where its value comes from now
   * @param setBy who stored one; null where nobody did, as is the time
   * @param files of the configuration that read it
   */
  record Secret(
      String name,
      SecretLine.Origin origin,
      @Nullable String setBy,
      @Nullable Instant setAt,
      List<String> files) {
    static Secret of(SecretLine line) {
      StoredSecret stored = line.stored();
      return new Secret(
          line.name(),
          line.origin(),
          stored == null ? null : stored.setBy(),
          stored == null ? null : stored.setAt(),
          line.files());
    }
  }

  @GetMapping
  @Operation(summary = "The secrets that the configuration asks for, and those stored; no values")
  ApiPage<Secret> secrets(@ParameterObject ApiPart part) {
    return ApiPage.within(desk.lines(), part).map(Secret::of);
  }

  /** In the body and not in the address, which others write down. */
  @PutMapping(value = "/{name}", consumes = MediaType.TEXT_PLAIN_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary =
          "Stores the value, which is the body, and has what runs use it; nobody can read it again")
  @Refused(status = 409, when = "The key that seals secrets is missing.")
  void set(
      @Parameter(description = "as the configuration has it between ${ and }") @PathVariable
          String name,
      @RequestBody(required = false) @Nullable String value,
      @Parameter(hidden = true) Account account) {
    String given = value == null ? "" : value;
    desk.unfit(name, given)
        .ifPresent(
            fault -> {
              throw ApiAccess.bad(fault.en());
            });
    desk.set(name, given, account.name())
        .ifPresent(
            fault -> {
              throw ApiAccess.conflict(fault.en());
            });
    // Whether what runs could take it stands at /work: it is stored in either case.
    use.take(name, account);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forgets the value that is stored, with a reason")
  @Refused(status = 409, when = "What runs has the value from here alone.")
  void remove(
      @Parameter(description = "of the secret") @PathVariable String name,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    String said = ApiAccess.said("reason", reason);
    desk.held(name)
        .ifPresent(
            held -> {
              throw ApiAccess.conflict(held.in(messages, Locale.ENGLISH));
            });
    if (!desk.remove(name, account.name(), said)) {
      throw ApiAccess.none();
    }
  }
}
