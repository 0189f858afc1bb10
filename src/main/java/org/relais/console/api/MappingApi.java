package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.SortedMap;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.mappings.Publisher;
import org.relais.console.mappings.VersionActs;
import org.relais.console.security.Paths;
import org.relais.ledger.Draft;
import org.relais.ledger.DraftPath;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The account's draft of the configuration, and its way to the active one. */
@RestController
@RequestMapping(Paths.API + "/mappings")
@Tag(name = "mappings", description = "The configuration: versions, draft, tests, publishing.")
final class MappingApi {
  private final MappingDesk desk;
  private final DraftReviews reviews;
  private final VersionActs acts;
  private final Publisher publisher;
  private final MessageSource messages;

  MappingApi(
      MappingDesk desk,
      DraftReviews reviews,
      VersionActs acts,
      Publisher publisher,
      MessageSource messages) {
    this.desk = desk;
    this.reviews = reviews;
    this.acts = acts;
    this.publisher = publisher;
    this.messages = messages;
  }

  @GetMapping("/files")
  @Operation(summary = "The files that this account sees, as its draft has them")
  SortedMap<String, String> files(@Parameter(hidden = true) Account account) {
    return desk.visible(account);
  }

  @PutMapping(value = "/files", consumes = MediaType.TEXT_PLAIN_VALUE)
  @Operation(summary = "Writes a file of the draft, and says what the compiler says of the whole")
  MappingJson.Findings put(
      @RequestParam String path,
      @RequestBody(required = false) String text,
      @Parameter(hidden = true) Account account) {
    if (!DraftPath.allows(path)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "path must be one of a .yaml or .csv file inside the folder");
    }
    desk.put(account, path, text == null ? "" : text);
    return findings(account);
  }

  @DeleteMapping("/files")
  @Operation(summary = "Takes a file out of the draft's configuration")
  MappingJson.Findings remove(
      @RequestParam String path, @Parameter(hidden = true) Account account) {
    desk.remove(account, path);
    return findings(account);
  }

  @GetMapping("/draft")
  @Operation(summary = "The account's draft; 404 where it has none")
  @Refused(status = 404, when = "The account has no draft.")
  MappingJson.DraftLine draft(@Parameter(hidden = true) Account account) {
    return MappingJson.DraftLine.of(own(account));
  }

  @DeleteMapping("/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Gives up the draft")
  void drop(@Parameter(hidden = true) Account account) {
    desk.drop(account);
  }

  @GetMapping("/draft/diff")
  @Operation(summary = "What the draft changes")
  @Refused(status = 404, when = "The account has no draft.")
  MappingJson.Diffs diff(@Parameter(hidden = true) Account account) {
    return new MappingJson.Diffs(reviews.diffs(own(account), account));
  }

  @GetMapping("/findings")
  @Operation(summary = "What the compiler says of the draft")
  MappingJson.Findings findings(@Parameter(hidden = true) Account account) {
    return MappingJson.Findings.of(reviews.check(account));
  }

  @PostMapping("/tests")
  @Operation(summary = "Runs the tests of the draft")
  MappingJson.Tests tests(@Parameter(hidden = true) Account account) {
    return MappingJson.Tests.of(reviews.check(account));
  }

  @PostMapping("/draft/save")
  @Operation(summary = "Saves the draft as a version that is not live")
  @Refused(status = 404, when = "The account has no draft.")
  @Refused(status = 409, when = "It was not saved; the detail says why.")
  MappingJson.VersionLine save(
      @RequestParam String message, @Parameter(hidden = true) Account account) {
    return saved(message, false, account);
  }

  @PostMapping("/draft/submit")
  @Operation(summary = "Saves the draft as a version, and asks that it be made live")
  MappingJson.VersionLine submit(
      @RequestParam String message, @Parameter(hidden = true) Account account) {
    return saved(message, true, account);
  }

  private MappingJson.VersionLine saved(String message, boolean submit, Account account) {
    own(account);
    return VersionActApi.told(
        acts.save(account, ApiAccess.said("message", message), submit), messages);
  }

  @PostMapping("/draft/publish")
  @Operation(summary = "Makes the draft the active configuration; the work tells how it ended")
  @Refused(status = 404, when = "The account has no draft.")
  WorkJson publish(@RequestParam String message, @Parameter(hidden = true) Account account) {
    return WorkJson.of(
        publisher.publish(
            own(account).changedAt().toString(), ApiAccess.said("message", message), account),
        messages);
  }

  private Draft own(Account account) {
    return desk.draft(account).orElseThrow(ApiAccess::none);
  }
}
