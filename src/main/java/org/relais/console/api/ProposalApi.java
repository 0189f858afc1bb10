package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.tables.ProposalDesk;
import org.relais.console.work.Words;
import org.relais.visit.Labels;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows that the program proposes for tables of the account's draft. */
@RestController
@RequestMapping(Paths.API + "/mappings/proposals")
@Tag(name = "tables")
final class ProposalApi {
  private final ProposalDesk desk;
  private final MessageSource messages;

  ProposalApi(ProposalDesk desk, MessageSource messages) {
    this.desk = desk;
    this.messages = messages;
  }

  /** What was done. */
  record Said(Labels said) {}

  @PostMapping("/binding")
  @Operation(summary = "Proposes the rows of a data element that a binding table has none for")
  Said binding(
      @RequestParam String file,
      @RequestParam String element,
      @RequestParam(required = false) @Nullable String server,
      @Parameter(hidden = true) Account account) {
    return said(desk.proposeBinding(file, server, element, account, Locale.ENGLISH));
  }

  @PostMapping(value = "/sites", consumes = MediaType.ALL_VALUE)
  @Operation(
      summary =
          "Proposes matches of sites; the body may be the field system's list as CSV (id, name)")
  WorkJson sites(
      @RequestParam String file,
      @RequestParam(required = false) @Nullable String server,
      @RequestBody(required = false) byte @Nullable [] list,
      @Parameter(hidden = true) Account account) {
    return WorkJson.of(
        desk.proposeSites(
            file,
            server,
            ProposalDesk.listed("", list == null ? new byte[0] : list)
                .orElseThrow(() -> ApiAccess.bad("The list needs the columns name and id.")),
            "/mappings/tables",
            account,
            Locale.ENGLISH),
        messages);
  }

  @PostMapping("/accept-sure")
  @Operation(summary = "Says yes to all proposed rows of a table that are sure")
  Said acceptSure(
      @RequestParam String file,
      @RequestParam(required = false) @Nullable String server,
      @Parameter(hidden = true) Account account) {
    return said(desk.acceptSure(file, server, account, Locale.ENGLISH));
  }

  private Said said(Words words) {
    return new Said(
        new Labels(words.in(messages, Locale.ENGLISH), words.in(messages, Locale.FRENCH)));
  }
}
