package org.relais.console.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.catalogue.CatalogueDesk;
import org.relais.console.page.Paging;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A table of the configuration, to look at. */
@Controller
final class TableController {
  static final String TABLE = "/mappings/table";

  private static final int MOST = 30;
  private static final Pattern CELL = Pattern.compile("c(\\d{1,6})\\.\\d{1,3}|new\\d{1,3}");

  private final TableDesk desk;
  private final TableSights sights;
  private final MessageSource messages;

  TableController(TableDesk desk, TableSights sights, MessageSource messages) {
    this.desk = desk;
    this.sights = sights;
    this.messages = messages;
  }

  /**
   * A row of a page.
   *
   * @param sign by which it is known again when it comes back
   * @param acceptable whether a person may say yes to it as it is
   * @param fault what is wrong with it and what to do, or null
   */
  record ShownRow(
      int number,
      List<String> cells,
      String sign,
      RowState state,
      boolean acceptable,
      @Nullable String fault) {}

  @GetMapping(TABLE)
  String table(
      @RequestParam String file, TableQuery query, Account account, Locale locale, Model model) {
    TableDesk.Found found = find(account, file);
    TableSights.Sight sight = sights.of(found, query.server(), account, locale);
    List<RowState> states = found.table().rows().stream().map(sight::state).toList();
    List<Integer> rows =
        query.rows(found.table()).stream()
            .filter(number -> query.wants(states.get(number)))
            .toList();
    Paging paging = query.pageOf(rows.size());
    List<ShownRow> shown = new ArrayList<>();
    for (int number : paging.cut(rows)) {
      shown.add(shown(found.table(), number, states.get(number), locale));
    }
    model.addAttribute("found", found);
    model.addAttribute("query", query);
    model.addAttribute("page", paging.page());
    model.addAttribute("pages", paging.pages());
    model.addAttribute("total", rows.size());
    model.addAttribute("rows", shown);
    model.addAttribute("sight", sight);
    model.addAttribute("columns", TableLayout.of(sight));
    model.addAttribute("pending", states.stream().filter(RowState::pending).count());
    model.addAttribute("faulty", states.stream().filter(each -> each.fault() != null).count());
    model.addAttribute(
        "sure", states.stream().filter(each -> each.pending() && each.sure()).count());
    model.addAttribute("mayRead", CatalogueDesk.mayRead(account));
    return "table";
  }

  private ShownRow shown(TableText table, int number, RowState state, Locale locale) {
    List<String> row = table.rows().get(number);
    boolean said = TableLayout.answers(table).stream().noneMatch(c -> table.cell(row, c).isBlank());
    return new ShownRow(
        number,
        row,
        TableChange.sign(row),
        state,
        state.pending() && said,
        state.fault() == null ? null : state.fault().in(messages, locale));
  }

  /** What may stand in a column, as people type. */
  @GetMapping(TABLE + "/choices")
  String choices(
      @RequestParam String file,
      @RequestParam String column,
      @RequestParam Map<String, String> all,
      TableQuery query,
      Account account,
      Locale locale,
      Model model) {
    TableDesk.Found found = find(account, file);
    Map.Entry<String, String> typed =
        all.entrySet().stream()
            .filter(each -> CELL.matcher(each.getKey()).matches())
            .findFirst()
            .orElse(Map.entry("", ""));
    model.addAttribute(
        "choices",
        sights
            .of(found, query.server(), account, locale)
            .choices()
            .of(
                found,
                column,
                beside(found.table(), typed.getKey()),
                typed.getValue(),
                locale.getLanguage(),
                0,
                MOST)
            .choices());
    return "table :: choices";
  }

  private static @Nullable List<String> beside(TableText table, String cell) {
    Matcher place = CELL.matcher(cell);
    if (!place.matches() || place.group(1) == null) {
      return null;
    }
    int row = Integer.parseInt(place.group(1));
    return row < table.rows().size() ? table.rows().get(row) : null;
  }

  private TableDesk.Found find(Account account, String file) {
    return desk.find(account, file)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
