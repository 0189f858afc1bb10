package org.relais.console.sources;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.ListQuery;
import org.relais.console.page.Listing;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.ErrorView;
import org.relais.console.view.SourceLine;
import org.relais.console.view.SourceLines;
import org.relais.ledger.Drafts;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.SourceState;
import org.relais.ledger.SourceStates;
import org.relais.ledger.TakenPage;
import org.relais.source.SourceDefinition;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The list of sources, and one of them. */
@Controller
final class SourceController {
  private static final int CAUSES = 20;
  private static final int PAGES = 1_000;

  private static final Listing<TakenPage> PAGE_COLUMNS =
      new Listing<TakenPage>()
          .column("at", TakenPage::at)
          .column("records", TakenPage::records)
          .column("added", TakenPage::added)
          .column("changed", TakenPage::changed);

  private final Deployment deployment;
  private final SourceLines lines;
  private final SourceStates states;
  private final ErrorView errors;
  private final SourceDesk desk;
  private final DraftedSources drafted;
  private final SourceSecrets secrets;
  private final Drafts drafts;
  private final RunningRoutes routes;
  private final MessageSource messages;

  SourceController(
      Deployment deployment,
      SourceLines lines,
      SourceStates states,
      ErrorView errors,
      SourceDesk desk,
      DraftedSources drafted,
      SourceSecrets secrets,
      Drafts drafts,
      RunningRoutes routes,
      MessageSource messages) {
    this.deployment = deployment;
    this.lines = lines;
    this.states = states;
    this.errors = errors;
    this.desk = desk;
    this.drafted = drafted;
    this.secrets = secrets;
    this.drafts = drafts;
    this.routes = routes;
    this.messages = messages;
  }

  @GetMapping("/sources")
  String sources(ListQuery query, Account account, Locale locale, Model model) {
    List<SourceLine> all = lines.of(account.scope());
    model.addAttribute("sources", all);
    model.addAttribute("list", columns(locale).show(all, query));
    model.addAttribute("connected", drafted.of(account));
    return "sources";
  }

  @GetMapping("/sources.csv")
  void csv(ListQuery query, Account account, Locale locale, HttpServletResponse response)
      throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-sources", locale)) {
      columns(locale).write(csv, lines.of(account.scope()), query);
    }
  }

  private Listing<SourceLine> columns(Locale locale) {
    return new Listing<SourceLine>()
        .column("source", SourceLine::name)
        .column("state", line -> messages.getMessage(word(line), null, locale))
        .column("last_page", SourceLine::lastPage)
        .column("next", SourceLine::next)
        .column("mapped", SourceLine::mapped)
        .column("rejected", SourceLine::rejected)
        .column("set_aside", SourceLine::discarded)
        .column("ignored", SourceLine::ignored)
        .column("voided", SourceLine::voided);
  }

  private static String word(SourceLine line) {
    if (line.paused()) {
      return "source.paused";
    }
    if (line.lastPage() == null) {
      return "source.never";
    }
    return line.late() ? "source.late" : "source.fine";
  }

  /** Its last pages, as they are filtered and sorted there. */
  @GetMapping("/sources/{name}/pages.csv")
  void pages(
      @PathVariable String name,
      ListQuery query,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    definition(name, account, deployment);
    try (CsvPage csv = CsvPage.to(response, "relais-pages", locale)) {
      PAGE_COLUMNS.write(csv, states.pages(name, PAGES), query);
    }
  }

  @GetMapping("/sources/{name}")
  String source(@PathVariable String name, ListQuery query, Account account, Model model) {
    SourceDefinition definition = definition(name, account, deployment);
    SourceState state = states.of(name);
    model.addAttribute("source", lines.of(definition));
    model.addAttribute("state", state);
    model.addAttribute("cursor", CursorText.shown(state.cursor()));
    model.addAttribute("readUpTo", definition.settings().readUpTo(state.cursor()).orElse(null));
    List<TakenPage> pages = states.pages(name, PAGES);
    model.addAttribute("pages", pages);
    model.addAttribute("list", PAGE_COLUMNS.show(pages, query));
    model.addAttribute("definition", definition);
    model.addAttribute("forms", definition.mapping().forms());
    model.addAttribute("drafted", drafts.of(account.name()).isPresent());
    model.addAttribute(
        "secrets",
        secrets.lines(name, deployment.files().getOrDefault("sources/" + name + ".yaml", "")));
    model.addAttribute("byDate", definition.settings().knowsDates());
    model.addAttribute("byRange", definition.settings().knowsRanges());
    model.addAttribute("mayPull", routes.engine().isPresent() && state.pause() == null);
    model.addAttribute("pulling", desk.pulling(name));
    model.addAttribute(
        "causes", errors.causes(ErrorFilter.PARKED.fromSource(name), account.scope(), CAUSES));
    return "source";
  }

  /** The source of this name, where the configuration has one and the account sees it. */
  static SourceDefinition definition(String name, Account account, Deployment deployment) {
    List<SourceDefinition> found =
        deployment.sources().stream()
            .filter(each -> each.name().equals(name) && account.scope().includes(name))
            .toList();
    if (found.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return found.get(0);
  }
}
