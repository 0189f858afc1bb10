package org.relais.console.tables;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.orgunits.TreeNode;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.visit.OrgUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Picks what stands in one cell: from a list that is searched, org units in their tree, too. */
@Controller
final class PickController {
  static final String NEW = "new";

  private static final int ON_A_PAGE = 50;
  private static final int FOUND = 30;

  private final TableDesk desk;
  private final TableSights sights;
  private final Supplier<Pyramid> ours;
  private final WorkReply reply;

  PickController(TableDesk desk, TableSights sights, Supplier<Pyramid> ours, WorkReply reply) {
    this.desk = desk;
    this.sights = sights;
    this.ours = ours;
    this.reply = reply;
  }

  /** What the page is about. */
  private record Asked(
      TableSights.Sight sight, @Nullable List<String> cells, Optional<Pyramid> pyramid) {}

  @GetMapping(PickAddress.PICK)
  String page(
      @RequestParam String file,
      @RequestParam String row,
      @RequestParam String column,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "1") int part,
      @RequestParam(required = false) @Nullable String at,
      TableQuery query,
      Account account,
      Locale locale,
      Model model) {
    Asked asked = asked(file, row, column, query, account, locale);
    TableDesk.Found found = asked.sight().found();
    model.addAttribute("go", new PickAddress(file, query, row, column));
    model.addAttribute("found", found);
    model.addAttribute("sight", asked.sight());
    model.addAttribute("query", query);
    model.addAttribute("row", row);
    model.addAttribute("column", column);
    model.addAttribute("number", asked.cells() == null ? 0 : Integer.parseInt(row) + 1);
    model.addAttribute("cells", asked.cells());
    model.addAttribute("was", asked.cells() == null ? "" : TableChange.sign(asked.cells()));
    model.addAttribute("search", search);
    model.addAttribute("mayRead", CatalogueDesk.mayRead(account));
    model.addAttribute("ofServer", TableLayout.ofServer(asked.sight(), column));
    asked.pyramid().ifPresent(pyramid -> tree(pyramid, at, search, model));
    if (asked.pyramid().isEmpty()) {
      int page = Math.max(1, part);
      Choices.Part choices =
          asked
              .sight()
              .choices()
              .of(
                  found,
                  column,
                  asked.cells(),
                  search,
                  locale.getLanguage(),
                  (page - 1) * ON_A_PAGE,
                  ON_A_PAGE);
      model.addAttribute("choices", choices);
      model.addAttribute("part", page);
      model.addAttribute("parts", (choices.found() + ON_A_PAGE - 1) / ON_A_PAGE);
    }
    return "pick";
  }

  private static void tree(Pyramid pyramid, @Nullable String at, String search, Model model) {
    @Nullable OrgUnit chosen = at == null ? null : pyramid.find(at).orElse(null);
    model.addAttribute("chosen", chosen);
    if (chosen != null) {
      model.addAttribute("path", pyramid.path(chosen));
    }
    if (search.isBlank()) {
      model.addAttribute("tree", TreeNode.tree(pyramid, chosen));
    } else {
      found(pyramid, search, model);
    }
  }

  private static void found(Pyramid pyramid, String search, Model model) {
    List<OrgUnit> units = pyramid.search(search, FOUND);
    model.addAttribute("units", units);
    model.addAttribute("paths", units.stream().map(pyramid::path).toList());
  }

  /** Part of the tree: what stands below an org unit, or what a search finds. */
  @GetMapping(PickAddress.PICK + "/units")
  String units(
      @RequestParam String file,
      @RequestParam String row,
      @RequestParam String column,
      @RequestParam(defaultValue = "") String under,
      @RequestParam(defaultValue = "") String search,
      TableQuery query,
      Account account,
      Locale locale,
      Model model) {
    Pyramid pyramid =
        asked(file, row, column, query, account, locale)
            .pyramid()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("go", new PickAddress(file, query, row, column));
    if (search.isBlank()) {
      model.addAttribute(
          "tree",
          under.isEmpty() ? TreeNode.tree(pyramid, null) : TreeNode.below(pyramid, under, null));
      return "org-units :: nodes";
    }
    found(pyramid, search, model);
    model.addAttribute("found", model.getAttribute("units"));
    return "org-units :: found";
  }

  @PostMapping(PickAddress.PICK)
  String pick(
      @RequestParam String file,
      @RequestParam String row,
      @RequestParam String column,
      @RequestParam(defaultValue = "") String was,
      @RequestParam String value,
      TableQuery query,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    Asked asked = asked(file, row, column, query, account, locale);
    TableDesk.Found found = asked.sight().found();
    TableText table = found.table();
    TableChange change = change(asked, row, was, column, value);
    String back = TableAddress.of(file, query);
    if (change.lost() || !desk.put(account, found, change.table())) {
      return reply.bad(Words.of("tables.lost"), back, after, locale);
    }
    String at = row.equals(NEW) ? String.valueOf(table.rows().size()) : row;
    List<String> now = change.table().rows().get(Integer.parseInt(at));
    boolean goesOn =
        column.equals(TableColumns.DATA_ELEMENT)
            && table.header().contains(TableColumns.COMBO)
            && change.table().cell(now, TableColumns.COMBO).isBlank();
    return goesOn
        ? "redirect:" + PickAddress.of(file, query, at, TableColumns.COMBO)
        : reply.good(Words.of("tables.picked", value), back + "#r" + at, after, locale);
  }

  private static TableChange change(
      Asked asked, String row, String was, String column, String value) {
    TableText table = asked.sight().found().table();
    Companions companions = asked.sight().companions();
    int index = table.header().indexOf(column);
    boolean fresh = row.equals(NEW);
    return TableChange.of(
        table,
        fresh ? Map.of() : Map.of(row + "." + index, value),
        fresh ? Map.of() : Map.of(Integer.valueOf(row), was),
        List.of(),
        fresh ? table.row(Map.of(column, value)) : List.of(),
        (before, changed) -> confirmed(table, column, companions.followed(table, before, changed)));
  }

  /** Who picks a site has said yes to it. A binding is more than one cell. */
  private static List<String> confirmed(TableText table, String column, List<String> row) {
    return column.equals(TableColumns.UID) || column.equals(TableColumns.TO)
        ? table.put(row, TableColumns.CONFIRMED, TableColumns.YES)
        : row;
  }

  private Asked asked(
      String file, String row, String column, TableQuery query, Account account, Locale locale) {
    TableDesk.Found found =
        desk.find(account, file)
            .filter(each -> each.table().header().contains(column))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    TableSights.Sight sight = sights.of(found, query.server(), account, locale);
    Optional<Pyramid> pyramid =
        switch (sight.choices().units(found, column)) {
          case NONE -> Optional.empty();
          case OURS -> Optional.of(ours.get());
          case SERVERS -> Optional.ofNullable(sight.sites()).map(each -> each.pyramid());
        };
    return new Asked(sight, cells(found.table(), row), pyramid);
  }

  private static @Nullable List<String> cells(TableText table, String row) {
    if (row.equals(NEW)) {
      return null;
    }
    if (!row.matches("\\d{1,6}") || Integer.parseInt(row) >= table.rows().size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return table.rows().get(Integer.parseInt(row));
  }
}
