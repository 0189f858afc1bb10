package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.security.Paths;
import org.relais.console.settings.SecretUse;
import org.relais.console.sources.SourceSecrets;
import org.relais.console.work.Words;
import org.relais.ledger.StoredSecret;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The secrets that source owners store for their sources; never a value. */
@RestController
@RequestMapping(Paths.API + "/sources/{source}/secrets")
@Tag(name = "sources")
final class SourceSecretApi {
  private final SourceSecrets secrets;
  private final Deployment deployment;
  private final MappingDesk mappings;
  private final SecretUse use;
  private final MessageSource messages;

  SourceSecretApi(
      SourceSecrets secrets,
      Deployment deployment,
      MappingDesk mappings,
      SecretUse use,
      MessageSource messages) {
    this.secrets = secrets;
    this.deployment = deployment;
    this.mappings = mappings;
    this.use = use;
    this.messages = messages;
  }

  /**
   * A name that the source's file asks for, in the account's draft or in what runs.
   *
   * @param owned whether an owner of the source may store it
   * @param setBy the owner who stored it; null where none did, as is the time
   */
  record SourceSecret(String name, boolean owned, @Nullable String setBy, @Nullable Instant setAt) {
    static SourceSecret of(SourceSecrets.Line line) {
      StoredSecret stored = line.stored();
      return new SourceSecret(
          line.name(),
          line.owned(),
          stored == null ? null : stored.setBy(),
          stored == null ? null : stored.setAt());
    }
  }

  @GetMapping
  @Operation(summary = "The secrets that the file of a source names; no values")
  ApiPage<SourceSecret> secrets(
      @PathVariable String source,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    mustSee(source, account);
    if (!account.may(Permission.ACT)) {
      throw new AccessDeniedException("the names of secrets");
    }
    String path = "sources/" + source + ".yaml";
    SortedMap<String, String> drafted = mappings.visible(account);
    String text = drafted.getOrDefault(path, deployment.files().getOrDefault(path, ""));
    return ApiPage.within(secrets.lines(source, text), part).map(SourceSecret::of);
  }

  @PutMapping(value = "/{name}", consumes = MediaType.TEXT_PLAIN_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary =
          "Stores the value, which is the body, for this source alone; an owner's. Nobody can read"
              + " it again")
  @Refused(status = 409, when = "The name is not the source's to give; the detail says why.")
  void set(
      @PathVariable String source,
      @Parameter(description = "begins with the name of the source, as `MUSO_CHT_` of muso-cht")
          @PathVariable
          String name,
      @RequestBody(required = false) @Nullable String value,
      @Parameter(hidden = true) Account account) {
    mustSee(source, account);
    secrets.set(source, name, value == null ? "" : value, account).ifPresent(this::refuse);
    // Whether what runs could take it stands at /work: it is stored in either case.
    use.take(name, account);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Forgets the value that an owner stored, with a reason")
  @Refused(status = 409, when = "It was not done; the detail says why.")
  void remove(
      @PathVariable String source,
      @Parameter(description = "of the secret") @PathVariable String name,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    mustSee(source, account);
    secrets.remove(source, name, ApiAccess.said("reason", reason), account).ifPresent(this::refuse);
  }

  private void refuse(Words why) {
    throw ApiAccess.conflict(why.in(messages, Locale.ENGLISH));
  }

  private static void mustSee(String source, Account account) {
    if (!account.scope().includes(source)) {
      throw ApiAccess.none();
    }
  }
}
