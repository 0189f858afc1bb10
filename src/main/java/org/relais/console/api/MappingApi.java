package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.mappings.Publisher;
import org.relais.console.mappings.VersionActs;
import org.relais.console.security.Paths;
import org.relais.ledger.Draft;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The account's draft of the configuration, and its way to the active one. */
@RestController
@RequestMapping(Paths.API + "/mappings")
@Tag(name = "mappings", description = "The configuration: versions, draft, tests, publishing.")
final class MappingApi {
  private static final String SEEN =
      "`seen` of the draft as it was read: where it or the active version is another by now,"
          + " nothing is done";

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

  @GetMapping("/draft")
  @Operation(summary = "The account's draft; 404 where it has none")
  @Refused(status = 404, when = "The account has no draft.")
  MappingJson.DraftLine draft(@Parameter(hidden = true) Account account) {
    Draft draft = own(account);
    return MappingJson.DraftLine.of(draft, desk.seen(draft));
  }

  @DeleteMapping("/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Gives up the draft, which can be brought back for 60 seconds")
  void drop(@Parameter(hidden = true) Account account) {
    desk.drop(account);
  }

  @PostMapping("/draft/bring-back")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Brings back the draft that this account gave up within the last 60 seconds")
  @Refused(status = 409, when = "Its time is over, or another draft was begun.")
  void bringBack(@Parameter(hidden = true) Account account) {
    if (!desk.bringBack(account)) {
      throw ApiAccess.conflict(
          "No draft of this account was given up within the last 60 seconds, or another was begun.");
    }
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
      @RequestParam String message,
      @Parameter(description = SEEN) @RequestParam(required = false) @Nullable String seen,
      @Parameter(hidden = true) Account account) {
    return saved(message, seen, false, account);
  }

  @PostMapping("/draft/submit")
  @Operation(summary = "Saves the draft as a version, and asks that it be made live")
  MappingJson.VersionLine submit(
      @RequestParam String message,
      @Parameter(description = SEEN) @RequestParam(required = false) @Nullable String seen,
      @Parameter(hidden = true) Account account) {
    return saved(message, seen, true, account);
  }

  private MappingJson.VersionLine saved(
      String message, @Nullable String seen, boolean submit, Account account) {
    return VersionActApi.told(
        acts.save(account, seen(seen, account), ApiAccess.said("message", message), submit),
        messages);
  }

  /** Who says nothing means both as they are now. */
  private String seen(@Nullable String said, Account account) {
    String now = desk.seen(own(account));
    return Objects.requireNonNullElse(said, now);
  }

  @PostMapping("/draft/publish")
  @Operation(summary = "Makes the draft the active configuration; the work tells how it ended")
  @Refused(status = 404, when = "The account has no draft.")
  WorkJson publish(
      @RequestParam String message,
      @Parameter(description = SEEN) @RequestParam(required = false) @Nullable String seen,
      @Parameter(hidden = true) Account account) {
    return WorkJson.of(
        publisher.publish(seen(seen, account), ApiAccess.said("message", message), account),
        messages);
  }

  private Draft own(Account account) {
    return desk.draft(account).orElseThrow(ApiAccess::none);
  }
}
