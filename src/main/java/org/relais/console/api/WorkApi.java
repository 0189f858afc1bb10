package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.work.Workshop;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work in the background. */
@RestController
@RequestMapping(Paths.API + "/work")
@Tag(name = "work", description = "What was asked for and takes longer than one call.")
final class WorkApi {
  private final Workshop workshop;
  private final MessageSource messages;

  WorkApi(Workshop workshop, MessageSource messages) {
    this.workshop = workshop;
    this.messages = messages;
  }

  @GetMapping
  @Operation(summary = "What this account asked for since the start, the newest first")
  ApiPage<WorkJson> list(@ParameterObject ApiPart part, @Parameter(hidden = true) Account account) {
    return ApiPage.within(workshop.of(account), part).map(work -> WorkJson.of(work, messages));
  }

  @GetMapping("/{id}")
  @Operation(summary = "How far it is, and how it ended")
  WorkJson work(@PathVariable String id, @Parameter(hidden = true) Account account) {
    return workshop
        .find(id, account)
        .map(work -> WorkJson.of(work, messages))
        .orElseThrow(ApiAccess::none);
  }
}
