package org.relais.console.tables;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tables of the configuration, and those that a DHIS2 may need. */
@Controller
final class TableListController {
  static final String LIST = "/mappings/tables";

  private static final Listing<TableLine> COLUMNS =
      new Listing<TableLine>()
          .column("file", TableLine::path)
          .column("kind", TableLine::kind)
          .column("rows", TableLine::rows);

  private final TableDesk desk;
  private final NewTables fresh;
  private final WorkReply reply;

  TableListController(TableDesk desk, NewTables fresh, WorkReply reply) {
    this.desk = desk;
    this.fresh = fresh;
    this.reply = reply;
  }

  @GetMapping(LIST)
  String list(ListQuery query, Account account, Model model) {
    List<TableLine> all = desk.list(account);
    model.addAttribute("tables", all);
    model.addAttribute("list", COLUMNS.show(all, query));
    model.addAttribute("missing", mayMake(account) ? fresh.choices(account) : List.of());
    return "tables";
  }

  @PostMapping(LIST)
  String make(
      @RequestParam NewTables.Use use,
      @RequestParam String target,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    if (!mayMake(account)) {
      throw new AccessDeniedException("only who manages the configuration makes tables of targets");
    }
    Optional<NewTables.Found> found = fresh.make(account, new NewTables.Choice(use, target));
    return found.isPresent()
        ? reply.good(
            Words.of(found.get().made() ? "tables.made" : "tables.there", target),
            TableAddress.of(found.get().path()),
            after,
            locale)
        : reply.bad(Words.of("tables.notMade", target), LIST, after, locale);
  }

  private static boolean mayMake(Account account) {
    return account.may(Permission.MANAGE) && account.scope().all();
  }
}
