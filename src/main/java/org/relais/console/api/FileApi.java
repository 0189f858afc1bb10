package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.MappingDesk;
import org.relais.console.security.Paths;
import org.relais.ledger.DraftPath;
import org.relais.ledger.FileSign;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The files of the configuration as the account's draft has them. */
@RestController
@RequestMapping(Paths.API + "/mappings/files")
@Tag(name = "mappings")
final class FileApi {
  private final MappingDesk desk;
  private final DraftReviews reviews;

  FileApi(MappingDesk desk, DraftReviews reviews) {
    this.desk = desk;
    this.reviews = reviews;
  }

  @GetMapping
  @Operation(summary = "The files that this account sees, as its draft has them")
  SortedMap<String, String> files(@Parameter(hidden = true) Account account) {
    return desk.visible(account);
  }

  @GetMapping(value = "/text", produces = MediaType.TEXT_PLAIN_VALUE)
  @Operation(summary = "One file as the draft has it, with the ETag by which it is known again")
  @Refused(status = 404, when = "There is no such file, or it is not seen.")
  ResponseEntity<String> text(
      @RequestParam String path, @Parameter(hidden = true) Account account) {
    @Nullable String text = desk.visible(account).get(path);
    if (text == null) {
      throw ApiAccess.none();
    }
    return ResponseEntity.ok().eTag(FileSign.of(text).text()).body(text);
  }

  @PutMapping(consumes = MediaType.TEXT_PLAIN_VALUE)
  @Operation(
      summary =
          "Writes a file of the draft, with `If-Match` only if it still has that ETag; says what the"
              + " compiler says of the whole")
  @Refused(status = 412, when = "The file says something else than what has the ETag.")
  MappingJson.Findings put(
      @RequestParam String path,
      @Parameter(description = "ETags of the file as it was read; `*` for any file that is there")
          @RequestHeader(value = HttpHeaders.IF_MATCH, required = false)
          @Nullable String match,
      @RequestBody(required = false) @Nullable String text,
      @Parameter(hidden = true) Account account) {
    if (!DraftPath.allows(path)) {
      throw ApiAccess.bad("path must be one of a .yaml or .csv file inside the folder");
    }
    String fresh = Objects.requireNonNullElse(text, "");
    if (match == null) {
      desk.put(account, path, fresh);
    } else if (!put(account, path, match, fresh)) {
      throw new ResponseStatusException(
          HttpStatus.PRECONDITION_FAILED,
          "The file says something else by now, so nothing was written. Read it again at"
              + " /mappings/files/text, and send the change with its ETag.");
    }
    return MappingJson.Findings.of(reviews.check(account));
  }

  private boolean put(Account account, String path, String match, String text) {
    FileSign now = FileSign.of(desk.visible(account).get(path));
    return matches(match, now) && desk.put(account, path, now, text).isPresent();
  }

  private static boolean matches(String header, FileSign now) {
    return header.strip().equals("*")
        ? !now.equals(FileSign.NONE)
        : ETag.parse(header).stream().anyMatch(tag -> !tag.weak() && tag.tag().equals(now.text()));
  }

  @DeleteMapping
  @Operation(summary = "Takes a file out of the draft's configuration")
  MappingJson.Findings remove(
      @RequestParam String path, @Parameter(hidden = true) Account account) {
    desk.remove(account, path);
    return MappingJson.Findings.of(reviews.check(account));
  }
}
