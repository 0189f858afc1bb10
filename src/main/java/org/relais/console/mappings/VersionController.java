package org.relais.console.mappings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.diff.FileMerge;
import org.relais.console.diff.ThreeWay;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.ConfigurationVersion.State;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The history of the configuration: what was saved or became active, and what it changed. */
@Controller
final class VersionController {
  /** A version is what a person saved: there are not that many. */
  private static final int MOST = 10_000;

  /** Others to compare a version with. */
  private static final int OTHERS = 50;

  private static final String PAGE = "/mappings/versions";

  /** What a version is compared with, beside the number of another one. */
  private static final String PARENT = "parent";

  private static final Listing<ConfigurationVersion> COLUMNS =
      new Listing<ConfigurationVersion>()
          .column("number", ConfigurationVersion::number)
          .column("version", ConfigurationVersion::version)
          .column("state", ConfigurationVersion::state)
          .column("at", ConfigurationVersion::at)
          .column("author", ConfigurationVersion::author)
          .column("message", ConfigurationVersion::message)
          .column("made_of", ConfigurationVersion::madeOf)
          .column("live_as", ConfigurationVersion::liveAs);

  private static final String ACTIVE = "active";
  private static final String MERGED = "merged";

  private final VersionDesk desk;
  private final MappingDesk mappings;

  VersionController(VersionDesk desk, MappingDesk mappings) {
    this.desk = desk;
    this.mappings = mappings;
  }

  static String page(long number) {
    return PAGE + "/" + number;
  }

  @GetMapping(PAGE)
  String versions(
      @RequestParam(required = false) @Nullable State state,
      ListQuery query,
      Account account,
      Model model) {
    List<ConfigurationVersion> all = desk.list(account, state, Long.MAX_VALUE, MOST);
    model.addAttribute("versions", all);
    model.addAttribute("list", COLUMNS.show(all, query));
    model.addAttribute("state", state);
    model.addAttribute("states", State.values());
    model.addAttribute("active", desk.activeNumber());
    return "mapping-versions";
  }

  @GetMapping(PAGE + ".csv")
  void csv(
      @RequestParam(required = false) @Nullable State state,
      ListQuery query,
      Account account,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    try (CsvPage csv = CsvPage.to(response, "versions", locale)) {
      COLUMNS.write(csv, desk.list(account, state, Long.MAX_VALUE, MOST), query);
    }
  }

  /**
   * @param to what it is compared with: what it was made from, the active one ({@code active}), or
   *     another by its number; {@code merged} shows what it would change laid on the active one
   */
  @GetMapping(PAGE + "/{number}")
  String version(
      @PathVariable long number,
      @RequestParam(defaultValue = PARENT) String to,
      Account account,
      Model model) {
    ConfigurationVersion shown = find(number, account);
    long active = desk.activeNumber();
    boolean movedOn = desk.movedOn(shown);
    Optional<ThreeWay> merged =
        movedOn && to.equals(MERGED) ? Optional.of(desk.merged(shown)) : Optional.empty();
    model.addAttribute("version", shown);
    model.addAttribute("active", active);
    model.addAttribute("isActive", active == number);
    model.addAttribute("movedOn", movedOn);
    model.addAttribute("to", to);
    model.addAttribute("own", shown.author().equals(account.name()));
    model.addAttribute("publishes", account.may(Permission.MANAGE));
    model.addAttribute("writes", mappings.rights(account).changesSomething());
    model.addAttribute("hasDraft", mappings.draft(account).isPresent());
    model.addAttribute("others", others(shown, account));
    model.addAttribute("conflicts", merged.map(VersionController::conflicts).orElse(List.of()));
    model.addAttribute(
        "diffs",
        ShownDiff.of(
            merged
                .map(both -> desk.diff(both, account))
                .orElseGet(() -> desk.diff(other(shown, to, account), number, account))));
    model.addAttribute(
        "sources",
        shown.everLive() || !account.may(Permission.MANAGE) ? List.of() : desk.sources(number));
    if (!shown.everLive()) {
      Optional<SortedMap<String, String>> files = merged.flatMap(ThreeWay::clean);
      model.addAttribute(
          "checked",
          files.map(all -> desk.check(all, account)).orElseGet(() -> desk.check(shown, account)));
    }
    return "mapping-version";
  }

  private @Nullable Long other(ConfigurationVersion shown, String to, Account account) {
    return switch (to) {
      case PARENT, MERGED -> shown.parent();
      case ACTIVE -> desk.activeNumber();
      default -> find(number(to), account).number();
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private static List<String> conflicts(ThreeWay merged) {
    return merged.both().stream().filter(file -> !file.clean()).map(FileMerge::path).toList();
  }

  private List<ConfigurationVersion> others(ConfigurationVersion shown, Account account) {
    return desk.list(account, null, Long.MAX_VALUE, OTHERS).stream()
        .filter(each -> each.number() != shown.number())
        .toList();
  }

  private ConfigurationVersion find(long number, Account account) {
    return desk.find(number, account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
