package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.security.Paths;
import org.relais.console.tables.TableDesk;
import org.relais.console.tables.TableText;
import org.relais.console.tables.TableUpload;
import org.relais.console.tables.Workbooks;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tables as files: out for a spreadsheet, and in again after a look at what changes. */
@RestController
@RequestMapping(Paths.API + "/mappings/tables")
@Tag(name = "tables")
final class TableFileApi {
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final TableDesk desk;
  private final DraftReviews reviews;
  private final MessageSource messages;

  TableFileApi(TableDesk desk, DraftReviews reviews, MessageSource messages) {
    this.desk = desk;
    this.reviews = reviews;
    this.messages = messages;
  }

  @GetMapping(value = "/csv", produces = CSV)
  @Operation(summary = "A table as CSV")
  String csv(@RequestParam String file, @Parameter(hidden = true) Account account) {
    return TableApi.found(desk, account, file).table().write();
  }

  @GetMapping(value = "/xlsx", produces = XLSX)
  @Operation(summary = "A table as a spreadsheet, every cell as text")
  @ApiResponse(
      responseCode = "200",
      description = "a workbook of one sheet",
      content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
  byte[] xlsx(@RequestParam String file, @Parameter(hidden = true) Account account)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbooks.write(TableApi.found(desk, account, file).table(), out);
    return out.toByteArray();
  }

  @PostMapping(
      value = "/difference",
      consumes = {CSV, XLSX})
  @Operation(summary = "What putting a file in a table's place would change; changes nothing")
  TableJson.Difference difference(
      @RequestParam String file,
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody byte[] body,
      @Parameter(hidden = true) Account account) {
    TableText before = TableApi.found(desk, account, file).table();
    return TableJson.Difference.between(before, read(type, body, before));
  }

  @PutMapping(
      value = "/file",
      consumes = {CSV, XLSX})
  @Operation(summary = "Puts a file in a table's place, once its difference was `seen`")
  @Refused(status = 409, when = "The difference is another than was seen.")
  MappingJson.Findings put(
      @RequestParam String file,
      @RequestParam String seen,
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody byte[] body,
      @Parameter(hidden = true) Account account) {
    TableDesk.Found found = TableApi.found(desk, account, file);
    TableText before = found.table();
    TableText after = read(type, body, before);
    if (!TableJson.Difference.between(before, after).seen().equals(seen)
        || !desk.put(account, found, after)) {
      throw ApiAccess.conflict(
          "The table or the file is another than the one whose difference was seen. Ask for the difference again.");
    }
    return MappingJson.Findings.of(reviews.check(account));
  }

  private TableText read(MediaType type, byte[] body, TableText before) {
    boolean sheet = MediaType.parseMediaType(XLSX).includes(type);
    TableUpload read = TableUpload.of(sheet ? "body.xlsx" : "body.csv", body, before);
    if (read instanceof TableUpload.Refused refused) {
      throw ApiAccess.bad(refused.why().in(messages, Locale.ENGLISH));
    }
    return ((TableUpload.Read) read).table();
  }
}
