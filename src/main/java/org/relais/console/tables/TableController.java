package org.relais.console.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Tables of the configuration, changed cell by cell. */
@Controller
final class TableController {
  static final String LIST = "/mappings/tables";
  static final String TABLE = "/mappings/table";

  private static final Pattern CELL = Pattern.compile("c(\\d{1,6})\\.(\\d{1,3})");
  private static final Pattern SIGN = Pattern.compile("was(\\d{1,6})");
  private static final Pattern GONE = Pattern.compile("gone(\\d{1,6})");

  private final TableDesk desk;
  private final Deployment deployment;
  private final WorkReply reply;

  TableController(TableDesk desk, Deployment deployment, WorkReply reply) {
    this.desk = desk;
    this.deployment = deployment;
    this.reply = reply;
  }

  @GetMapping(LIST)
  String list(Account account, Model model) {
    model.addAttribute("tables", desk.list(account));
    return "tables";
  }

  /**
   * A row of a page.
   *
   * @param sign by which it is known again when it comes back
   */
  record ShownRow(int number, List<String> cells, String sign) {}

  @GetMapping(TABLE)
  String table(@RequestParam String file, TableQuery query, Account account, Model model) {
    TableDesk.Found found = find(account, file);
    List<Integer> rows = query.rows(found.table());
    int page = query.pageOf(rows.size());
    int from = (page - 1) * TableQuery.ON_A_PAGE;
    model.addAttribute("found", found);
    model.addAttribute("query", query);
    model.addAttribute("page", page);
    model.addAttribute("pages", TableQuery.pages(rows.size()));
    model.addAttribute("total", rows.size());
    model.addAttribute(
        "rows",
        rows.subList(from, Math.min(from + TableQuery.ON_A_PAGE, rows.size())).stream()
            .map(number -> shown(found.table(), number))
            .toList());
    return "table";
  }

  private static ShownRow shown(TableText table, int number) {
    List<String> row = table.rows().get(number);
    return new ShownRow(number, row, TableChange.sign(row));
  }

  /** What may stand in a column, as people type. */
  @GetMapping(TABLE + "/choices")
  String choices(
      @RequestParam String file,
      @RequestParam String column,
      @RequestParam Map<String, String> all,
      Account account,
      Locale locale,
      Model model) {
    TableDesk.Found found = find(account, file);
    String typed =
        all.entrySet().stream()
            .filter(
                each -> CELL.matcher(each.getKey()).matches() || each.getKey().startsWith("new"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    model.addAttribute(
        "choices",
        new Choices(deployment)
            .of(file, found.table().kind(), column, typed, locale.getLanguage()));
    return "table :: choices";
  }

  @PostMapping(TABLE)
  String save(
      @RequestParam String file,
      @RequestParam Map<String, String> all,
      TableQuery query,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    TableDesk.Found found = find(account, file);
    Map<String, String> cells = new HashMap<>();
    Map<Integer, String> was = new HashMap<>();
    List<Integer> gone = new ArrayList<>();
    all.forEach(
        (name, value) -> {
          Matcher cell = CELL.matcher(name);
          Matcher sign = SIGN.matcher(name);
          Matcher row = GONE.matcher(name);
          if (cell.matches()) {
            cells.put(cell.group(1) + "." + cell.group(2), value);
          } else if (sign.matches()) {
            was.put(Integer.valueOf(sign.group(1)), value);
          } else if (row.matches()) {
            gone.add(Integer.valueOf(row.group(1)));
          }
        });
    List<String> added = new ArrayList<>();
    for (int column = 0; column < found.table().header().size(); column++) {
      added.add(all.getOrDefault("new" + column, ""));
    }
    TableChange change = TableChange.of(found.table(), cells, was, gone, added);
    String back = address(file, query);
    if (change.lost()) {
      return reply.bad(Words.of("tables.lost"), back, after, locale);
    }
    desk.put(account, file, change.table());
    return reply.good(Words.of("tables.saved"), back, after, locale);
  }

  static String address(String file, TableQuery query) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath(TABLE).queryParam("file", "{file}");
    Map<String, Object> values = new HashMap<>(Map.of("file", file));
    if (query.find() != null) {
      address.queryParam("find", "{find}");
      values.put("find", query.find());
    }
    if (query.sort() != null) {
      address.queryParam("sort", "{sort}").queryParam("down", query.isDown());
      values.put("sort", query.sort());
    }
    if (query.page() != null) {
      address.queryParam("page", query.page());
    }
    return address.encode().buildAndExpand(values).toUriString();
  }

  private TableDesk.Found find(Account account, String file) {
    return desk.find(account, file)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
