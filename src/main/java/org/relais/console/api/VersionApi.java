package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.diff.ThreeWay;
import org.relais.console.mappings.VersionDesk;
import org.relais.console.security.Paths;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersion.State;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of the configuration: what was saved and what became active. */
@RestController
@RequestMapping(Paths.API + "/mappings/versions")
@Tag(name = "mappings", description = "The configuration: versions, draft, tests, publishing.")
final class VersionApi {
  private final VersionDesk desk;

  VersionApi(VersionDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  @Operation(
      summary =
          "What was saved or became active and concerns this account, the newest first; `after`"
              + " gives what is older")
  ApiPage<MappingJson.VersionLine> list(
      @Parameter(description = "what was done with it; all without one")
          @RequestParam(required = false)
          @Nullable State state,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    long active = desk.activeNumber();
    return ApiPage.of(
            desk.list(account, state, part.number(Long.MAX_VALUE), part.most()),
            part,
            ConfigurationVersion::number)
        .map(each -> MappingJson.VersionLine.of(each, active));
  }

  @GetMapping("/{number}")
  @Operation(summary = "One version, without its files")
  MappingJson.VersionLine version(
      @PathVariable long number, @Parameter(hidden = true) Account account) {
    return MappingJson.VersionLine.of(find(number, account), desk.activeNumber());
  }

  @GetMapping("/{number}/files")
  @Operation(summary = "The files of a version by their path")
  SortedMap<String, String> files(
      @PathVariable long number, @Parameter(hidden = true) Account account) {
    return desk.files(find(number, account).number(), account);
  }

  @GetMapping("/{number}/diff")
  @Operation(
      summary =
          "What it changed; or, with `to=active`, what making it live would change; with"
              + " `to=merged` the same once it is laid on what is active; or what differs from"
              + " another version by its number")
  MappingJson.Diffs diff(
      @PathVariable long number,
      @RequestParam(defaultValue = "parent") String to,
      @Parameter(hidden = true) Account account) {
    ConfigurationVersion shown = find(number, account);
    if (to.equals("merged")) {
      ThreeWay merged = desk.merged(shown);
      if (merged.clean().isEmpty()) {
        throw ApiAccess.conflict(
            "The same lines were changed since: take the version into a draft, and merge there.");
      }
      return new MappingJson.Diffs(desk.diff(merged, account));
    }
    @Nullable Long other =
        switch (to) {
          case "active" -> desk.activeNumber();
          case "parent" -> shown.parent();
          default -> find(numbered(to), account).number();
        };
    return new MappingJson.Diffs(desk.diff(other, number, account));
  }

  @GetMapping("/{number}/check")
  @Operation(summary = "Whether it compiles, and what its tests say")
  MappingJson.Check check(@PathVariable long number, @Parameter(hidden = true) Account account) {
    return MappingJson.Check.of(desk.check(find(number, account), account));
  }

  private static long numbered(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw ApiAccess.bad("to must be parent, active, merged or the number of a version.");
    }
  }

  private ConfigurationVersion find(long number, Account account) {
    return desk.find(number, account).orElseThrow(ApiAccess::none);
  }
}
