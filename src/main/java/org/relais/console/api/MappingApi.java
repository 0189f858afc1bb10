package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedMap;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.mappings.Publisher;
import org.relais.console.security.Paths;
import org.relais.ledger.Draft;
import org.relais.ledger.DraftPath;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The account's draft of the configuration, and its way to the active one. */
@RestController
@RequestMapping(Paths.API + "/mappings")
@Tag(name = "mappings", description = "The configuration: versions, draft, tests, publishing.")
final class MappingApi {
  private final MappingDesk desk;
  private final DraftReviews reviews;
  private final Publisher publisher;
  private final MessageSource messages;

  MappingApi(MappingDesk desk, DraftReviews reviews, Publisher publisher, MessageSource messages) {
    this.desk = desk;
    this.reviews = reviews;
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
  MappingJson.DraftLine draft(@Parameter(hidden = true) Account account) {
    return MappingJson.DraftLine.of(own(account));
  }

  @DeleteMapping("/draft")
  @Operation(summary = "Gives up the draft")
  void drop(@Parameter(hidden = true) Account account) {
    desk.drop(account);
  }

  @GetMapping("/draft/diff")
  @Operation(summary = "What the draft changes")
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

  @PostMapping("/draft/submit")
  @Operation(summary = "Hands the draft to those who publish")
  MappingJson.DraftLine submit(
      @RequestParam String message, @Parameter(hidden = true) Account account) {
    own(account);
    reviews.submit(account, said("message", message));
    return MappingJson.DraftLine.of(own(account));
  }

  @PostMapping("/draft/publish")
  @Operation(summary = "Makes the draft the active configuration; the work tells how it ended")
  WorkJson publish(@RequestParam String message, @Parameter(hidden = true) Account account) {
    return publish(account.name(), own(account).changedAt().toString(), message, account);
  }

  @GetMapping("/submitted")
  @Operation(summary = "What was handed over, the oldest first")
  List<MappingJson.DraftLine> submitted(@Parameter(hidden = true) Account account) {
    return reviews.submitted(account).stream().map(MappingJson.DraftLine::of).toList();
  }

  @PostMapping("/submitted/{author}/publish")
  @Operation(summary = "Publishes what somebody handed over, if it is still as it was `seen`")
  WorkJson publish(
      @PathVariable String author,
      @RequestParam String seen,
      @RequestParam String message,
      @Parameter(hidden = true) Account account) {
    found(author, account);
    return WorkJson.of(
        publisher.publish(author, seen, said("message", message), account), messages);
  }

  @PostMapping("/submitted/{author}/send-back")
  @Operation(summary = "Gives it back to its author, with a reason")
  MappingJson.DraftLine sendBack(
      @PathVariable String author,
      @RequestParam String reason,
      @Parameter(hidden = true) Account account) {
    Draft draft = found(author, account);
    if (!reviews.sendBack(author, account, said("reason", reason))) {
      throw new ResponseStatusException(HttpStatus.CONFLICT, "it is not handed over any more");
    }
    return MappingJson.DraftLine.of(draft);
  }

  private Draft own(Account account) {
    return found(account.name(), account);
  }

  private Draft found(String author, Account account) {
    return reviews
        .find(author, account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** What must be given in words. */
  static String said(String name, String text) {
    if (text.isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, name + " must not be blank");
    }
    return text.strip();
  }
}
