package org.relais.console.tables;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.ServerMetadata.Kind;
import org.relais.target.dhis2.ServerOrgUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Has servers read for a table, and rows proposed. */
@Controller
final class ProposalController {
  private final ProposalDesk desk;
  private final CatalogueDesk catalogues;
  private final WorkReply reply;

  ProposalController(ProposalDesk desk, CatalogueDesk catalogues, WorkReply reply) {
    this.desk = desk;
    this.catalogues = catalogues;
    this.reply = reply;
  }

  @PostMapping(TableController.TABLE + "/read")
  String read(
      @RequestParam String file,
      @RequestParam String target,
      TableQuery query,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    TableDesk.Found found = desk.find(account, file);
    TargetDefinition server =
        catalogues
            .server(account, target)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    @Nullable Kind kind = TableSights.kind(found.table());
    if (kind == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String back = TableAddress.of(file, query);
    return reply.after(catalogues.read(server, kind, back, account), back, after, locale);
  }

  /**
   * @param element code of our data element, in a binding
   * @param upload the field system's list of sites, or none
   */
  @PostMapping(TableController.TABLE + "/propose")
  String propose(
      @RequestParam String file,
      @RequestParam(defaultValue = "") String element,
      @RequestParam(required = false) @Nullable MultipartFile upload,
      TableQuery query,
      Account account,
      RedirectAttributes after,
      Locale locale)
      throws IOException {
    TableDesk.Found found = desk.find(account, file);
    String back = TableAddress.of(file, query);
    if (found.table().kind() == TableText.Kind.BINDING) {
      Words said = desk.proposeBinding(file, query.server(), element, account, locale);
      return reply.good(said, pending(file, query), after, locale);
    }
    Optional<List<ServerOrgUnit>> listed = listed(upload);
    if (listed.isEmpty()) {
      return reply.bad(Words.of("tables.propose.list"), back, after, locale);
    }
    return reply.after(
        desk.proposeSites(
            file, query.server(), listed.get(), pending(file, query), account, locale),
        pending(file, query),
        after,
        locale);
  }

  private static String pending(String file, TableQuery query) {
    return TableAddress.of(
        file, new TableQuery(null, null, null, null, TableQuery.PENDING, query.server()));
  }

  private static Optional<List<ServerOrgUnit>> listed(@Nullable MultipartFile upload)
      throws IOException {
    return upload == null
        ? ProposalDesk.listed("", new byte[0])
        : ProposalDesk.listed(
            Objects.requireNonNullElse(upload.getOriginalFilename(), ""), upload.getBytes());
  }
}
