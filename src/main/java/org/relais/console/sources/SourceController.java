package org.relais.console.sources;

import java.util.List;
import java.util.Optional;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.running.RunningRoutes;
import org.relais.console.view.ErrorView;
import org.relais.console.view.SourceLine;
import org.relais.console.view.SourceLines;
import org.relais.ledger.ErrorFilter;
import org.relais.route.PullOutcome;
import org.relais.source.SourceDefinition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of sources, and one of them. */
@Controller
final class SourceController {
  private static final int CAUSES = 20;

  private final Deployment deployment;
  private final SourceLines lines;
  private final ErrorView errors;
  private final PullRequests pulls;
  private final RunningRoutes routes;

  SourceController(
      Deployment deployment,
      SourceLines lines,
      ErrorView errors,
      PullRequests pulls,
      RunningRoutes routes) {
    this.deployment = deployment;
    this.lines = lines;
    this.errors = errors;
    this.pulls = pulls;
    this.routes = routes;
  }

  @GetMapping("/sources")
  String sources(Account account, Model model) {
    model.addAttribute("sources", lines.of(account.scope()));
    return "sources";
  }

  @GetMapping("/sources/{name}")
  String source(@PathVariable String name, Account account, Model model) {
    SourceLine line = line(name, account);
    SourceDefinition definition =
        deployment.sources().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    model.addAttribute("source", line);
    model.addAttribute("definition", definition);
    model.addAttribute("forms", definition.mapping().forms());
    model.addAttribute("mayPull", routes.engine().isPresent());
    model.addAttribute("pulling", pulls.running(name));
    model.addAttribute("lastPull", pulls.last(name).orElse(null));
    model.addAttribute(
        "causes", errors.causes(ErrorFilter.PARKED.fromSource(name), account.scope(), CAUSES));
    return "source";
  }

  @PostMapping("/sources/{name}/pull")
  String pull(@PathVariable String name, Account account, RedirectAttributes after) {
    line(name, account);
    Optional<PullOutcome> outcome = pulls.pull(name, account);
    after.addFlashAttribute("pulled", outcome.orElse(null));
    after.addFlashAttribute("goesOn", outcome.isEmpty());
    return "redirect:/sources/" + name;
  }

  private SourceLine line(String name, Account account) {
    List<SourceLine> found =
        lines.of(account.scope()).stream().filter(line -> line.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return found.get(0);
  }
}
