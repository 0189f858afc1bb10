package org.relais.console.sources;

import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.ErrorView;
import org.relais.console.view.SourceLine;
import org.relais.console.view.SourceLines;
import org.relais.ledger.Drafts;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.SourceState;
import org.relais.ledger.SourceStates;
import org.relais.source.SourceDefinition;
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
  private static final int PAGES = 20;

  private final Deployment deployment;
  private final SourceLines lines;
  private final SourceStates states;
  private final ErrorView errors;
  private final SourceDesk desk;
  private final Drafts drafts;
  private final RunningRoutes routes;

  SourceController(
      Deployment deployment,
      SourceLines lines,
      SourceStates states,
      ErrorView errors,
      SourceDesk desk,
      Drafts drafts,
      RunningRoutes routes) {
    this.deployment = deployment;
    this.lines = lines;
    this.states = states;
    this.errors = errors;
    this.desk = desk;
    this.drafts = drafts;
    this.routes = routes;
  }

  @GetMapping("/sources")
  String sources(Account account, Model model) {
    model.addAttribute("sources", lines.of(account.scope()));
    return "sources";
  }

  @GetMapping("/sources/{name}")
  String source(@PathVariable String name, Account account, Model model) {
    SourceDefinition definition = definition(name, account, deployment);
    SourceLine line =
        lines.of(account.scope()).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    SourceState state = states.of(name);
    model.addAttribute("source", line);
    model.addAttribute("state", state);
    model.addAttribute("cursor", CursorText.shown(state.cursor()));
    model.addAttribute("pages", states.pages(name, PAGES));
    model.addAttribute("definition", definition);
    model.addAttribute("forms", definition.mapping().forms());
    model.addAttribute("drafted", drafts.of(account.name()).isPresent());
    model.addAttribute("byDate", definition.settings().knowsDates());
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
