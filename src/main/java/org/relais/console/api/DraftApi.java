package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.mappings.ConfigurationWords;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.security.Paths;
import org.relais.ledger.DraftPath;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is done with a draft beside writing its files. */
@RestController
@RequestMapping(Paths.API + "/mappings")
@Tag(name = "mappings")
final class DraftApi {
  private final MappingDesk desk;
  private final DraftReviews reviews;
  private final Deployment live;

  DraftApi(MappingDesk desk, DraftReviews reviews, Deployment live) {
    this.desk = desk;
    this.reviews = reviews;
    this.live = live;
  }

  @PostMapping("/files/rename")
  @Operation(summary = "Gives a file of the draft another path")
  @Refused(status = 404, when = "There is no such file, or it is not seen.")
  @Refused(status = 409, when = "There is a file at the new path.")
  MappingJson.Findings rename(
      @RequestParam String path,
      @Parameter(description = "the new path") @RequestParam String to,
      @Parameter(hidden = true) Account account) {
    if (!DraftPath.allows(to)) {
      throw ApiAccess.bad("to must be one of a .yaml or .csv file inside the folder");
    }
    if (desk.all(account).containsKey(to)) {
      throw ApiAccess.conflict("There is a file at " + to + ": choose another path.");
    }
    desk.rename(account, path, to);
    return MappingJson.Findings.of(reviews.check(account));
  }

  @PostMapping("/files/revert")
  @Operation(summary = "Gives up what the draft changed in one file")
  MappingJson.Findings revert(
      @RequestParam String path, @Parameter(hidden = true) Account account) {
    desk.revert(account, path);
    return MappingJson.Findings.of(reviews.check(account));
  }

  @PostMapping("/draft/rebase")
  @Operation(summary = "Lays the draft on what others published since, where no file needs a merge")
  @Refused(status = 409, when = "Both changed a file: merge them.")
  MappingJson.Findings rebase(@Parameter(hidden = true) Account account) {
    if (!desk.rebase(account)) {
      throw ApiAccess.conflict(
          "The draft and the active version changed the same file: ask for /mappings/draft/merge.");
    }
    return MappingJson.Findings.of(reviews.check(account));
  }

  @GetMapping("/words")
  @Operation(summary = "Words of the configuration: fields, codes, data elements, data sets")
  ApiPage<String> words(@ParameterObject ApiPart part) {
    return ApiPage.within(List.copyOf(ConfigurationWords.of(live)), part);
  }
}
