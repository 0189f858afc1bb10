package org.relais.console.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with the rows of a table: each button saves what was typed, too. */
@Controller
final class TableActController {
  private static final Pattern CELL = Pattern.compile("c(\\d{1,6})\\.(\\d{1,3})");
  private static final Pattern SIGN = Pattern.compile("was(\\d{1,6})");
  private static final Pattern GONE = Pattern.compile("gone(\\d{1,6})");
  private static final Pattern PLACE = Pattern.compile("(\\d{1,6}|new)\\.(\\d{1,3})");

  private final TableDesk desk;
  private final TableSights sights;
  private final WorkReply reply;

  TableActController(TableDesk desk, TableSights sights, WorkReply reply) {
    this.desk = desk;
    this.sights = sights;
    this.reply = reply;
  }

  @PostMapping(TableController.TABLE)
  String save(
      @RequestParam String file,
      @RequestParam Map<String, String> all,
      TableQuery query,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    TableDesk.Found found = find(account, file);
    TableText table = found.table();
    TableSights.Sight sight = sights.of(found, query.server(), account, locale);
    Companions companions = sight.companions();
    Map<String, String> cells = new HashMap<>();
    matching(all, CELL, (cell, value) -> cells.put(cell.group(1) + "." + cell.group(2), value));
    answer(table, all.get("accept"), TableColumns.YES, cells);
    answer(table, all.get("reject"), TableColumns.NO, cells);
    Map<Integer, String> was = new HashMap<>();
    matching(all, SIGN, (sign, value) -> was.put(Integer.valueOf(sign.group(1)), value));
    List<Integer> gone = new ArrayList<>();
    matching(all, GONE, (row, value) -> gone.add(Integer.valueOf(row.group(1))));
    List<String> added = new ArrayList<>();
    for (int column = 0; column < table.header().size(); column++) {
      added.add(all.getOrDefault("new" + column, ""));
    }
    TableChange change =
        TableChange.of(
            table,
            cells,
            was,
            gone,
            added,
            (before, row) -> companions.followed(table, before, row));
    String back = TableAddress.of(file, query);
    if (change.lost()) {
      return reply.bad(Words.of("tables.lost"), back, after, locale);
    }
    TableText changed =
        all.containsKey("acceptSure") ? sight.withSureOnes(change.table()) : change.table();
    boolean unchanged = changed.equals(table);
    if ((!unchanged || !found.writes()) && !desk.put(account, found, changed)) {
      return reply.bad(Words.of("tables.lost"), back, after, locale);
    }
    Matcher pick = PLACE.matcher(all.getOrDefault("pick", ""));
    if (pick.matches()) {
      String row = row(pick.group(1), gone, change.table(), added);
      return "redirect:" + PickAddress.of(file, query, row, column(table, pick.group(2)));
    }
    return reply.good(
        Words.of(unchanged ? "tables.unchanged" : "tables.saved"), back, after, locale);
  }

  private static void matching(
      Map<String, String> all, Pattern pattern, BiConsumer<Matcher, String> found) {
    all.forEach(
        (name, value) -> {
          Matcher matcher = pattern.matcher(name);
          if (matcher.matches()) {
            found.accept(matcher, value);
          }
        });
  }

  private static void answer(
      TableText table, @Nullable String row, String word, Map<String, String> cells) {
    int column = table.header().indexOf(TableColumns.CONFIRMED);
    if (row != null && column >= 0) {
      cells.put(row + "." + column, word);
    }
  }

  /** Where a row is after others went; a new one that was begun is the last. */
  private static String row(
      String written, List<Integer> gone, TableText after, List<String> added) {
    if (written.equals(PickController.NEW)) {
      return added.stream().allMatch(String::isBlank)
          ? PickController.NEW
          : String.valueOf(after.rows().size() - 1);
    }
    int number = Integer.parseInt(written);
    return String.valueOf(number - gone.stream().filter(other -> other < number).count());
  }

  private static String column(TableText table, String index) {
    int at = Integer.parseInt(index);
    if (at >= table.header().size()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return table.header().get(at);
  }

  private TableDesk.Found find(Account account, String file) {
    return desk.find(account, file)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
