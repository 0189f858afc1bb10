package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.console.account.Account;
import org.relais.console.diff.FileDiff;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.mappings.Publisher;
import org.relais.console.security.Paths;
import org.relais.ledger.Publication;
import org.relais.ledger.Publications;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What was published. */
@RestController
@RequestMapping(Paths.API + "/mappings/versions")
@Tag(name = "mappings", description = "The configuration: versions, draft, tests, publishing.")
final class VersionApi {
  private final Publications publications;
  private final MappingDesk desk;
  private final Publisher publisher;
  private final MessageSource messages;

  VersionApi(
      Publications publications, MappingDesk desk, Publisher publisher, MessageSource messages) {
    this.publications = publications;
    this.desk = desk;
    this.publisher = publisher;
    this.messages = messages;
  }

  @GetMapping
  @Operation(summary = "What was published, the newest first; `after` gives what is older")
  ApiPage<MappingJson.VersionLine> list(
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after,
      @RequestParam(defaultValue = ApiPage.USUAL) int limit) {
    int most = ApiPage.limit(limit);
    long active = publications.latest().map(Publication::number).orElse(0L);
    return ApiPage.of(
        publications.list(after, most).stream()
            .map(each -> MappingJson.VersionLine.of(each, active))
            .toList(),
        most,
        MappingJson.VersionLine::number);
  }

  @GetMapping("/{number}/files")
  @Operation(summary = "The files of a version by their path")
  SortedMap<String, String> files(
      @PathVariable long number, @Parameter(hidden = true) Account account) {
    return desk.visible(find(number).number(), account);
  }

  @GetMapping("/{number}/diff")
  @Operation(summary = "What it changed, or with `to=active` what publishing it again would")
  MappingJson.Diffs diff(
      @PathVariable long number,
      @RequestParam(defaultValue = "parent") String to,
      @Parameter(hidden = true) Account account) {
    Publication shown = find(number);
    Long other =
        to.equals("active")
            ? publications.latest().map(Publication::number).orElse(null)
            : shown.parent();
    return new MappingJson.Diffs(
        FileDiff.of(
            other == null ? new TreeMap<>() : desk.visible(other, account),
            desk.visible(number, account)));
  }

  @PostMapping("/{number}/roll-back")
  @Operation(summary = "Publishes its files again; the work tells how it ended")
  WorkJson rollBack(
      @PathVariable long number,
      @RequestParam String message,
      @Parameter(hidden = true) Account account) {
    Publication old = find(number);
    return WorkJson.of(
        publisher.rollBack(old, MappingApi.said("message", message), account), messages);
  }

  private Publication find(long number) {
    return publications
        .find(number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
