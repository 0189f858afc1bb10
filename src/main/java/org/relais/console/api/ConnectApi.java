package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.sources.ConnectDesk;
import org.relais.console.sources.DraftedSources;
import org.relais.console.sources.NewSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connects a field system. */
@RestController
@RequestMapping(Paths.API + "/sources")
@Tag(name = "sources")
final class ConnectApi {
  private final ConnectDesk desk;
  private final DraftedSources drafted;
  private final MessageSource messages;

  ConnectApi(ConnectDesk desk, DraftedSources drafted, MessageSource messages) {
    this.desk = desk;
    this.drafted = drafted;
    this.messages = messages;
  }

  @GetMapping("/drafted")
  @Operation(
      summary = "Sources that stand in drafts and are not live: one's own, an administrator's all")
  ApiPage<DraftedSources.Line> drafted(
      @ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    return ApiPage.within(drafted.of(account), part);
  }

  /**
   * @param path of the file in the account's draft, which is completed with `/mappings/files`
   */
  record Connected(String path) {}

  @PostMapping
  @Operation(summary = "Writes the file of a new source into the account's draft")
  Connected connect(@RequestBody NewSource source, @Parameter(hidden = true) Account account) {
    desk.connect(source, account)
        .ifPresent(
            fault -> {
              throw ApiAccess.bad(fault.in(messages, Locale.ENGLISH));
            });
    return new Connected(source.path());
  }
}
