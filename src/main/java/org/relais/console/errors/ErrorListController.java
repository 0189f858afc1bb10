package org.relais.console.errors;

import java.util.List;
import java.util.Locale;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.view.ErrorView;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetDefinition;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorFilter;
import org.relais.source.SourceDefinition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of causes. */
@Controller
final class ErrorListController {
  private static final int CAUSES = 200;
  private static final List<String> STATES = List.of("parked", "waiting", "discarded");
  private static final List<String> KINDS = List.of("cell", "visit", "record");

  private final ErrorView errors;
  private final Deployment deployment;

  ErrorListController(ErrorView errors, Deployment deployment) {
    this.errors = errors;
    this.deployment = deployment;
  }

  @GetMapping("/errors")
  String list(ErrorQuery query, Account account, Model model) {
    ErrorFilter filter = query.filter();
    List<ErrorCause> causes = errors.causes(filter, account.scope(), CAUSES);
    model.addAttribute("query", query);
    model.addAttribute("state", query.asState().name().toLowerCase(Locale.ROOT));
    model.addAttribute("states", STATES);
    model.addAttribute("kinds", KINDS);
    model.addAttribute("owners", List.of(Cause.Owner.values()));
    model.addAttribute("causes", causes);
    model.addAttribute("total", errors.count(filter, account.scope()));
    model.addAttribute(
        "sources",
        deployment.sources().stream()
            .map(SourceDefinition::name)
            .filter(account.scope()::includes)
            .toList());
    model.addAttribute(
        "targets",
        account.scope().all()
            ? deployment.targets().stream().map(TargetDefinition::name).toList()
            : List.of());
    return "errors";
  }
}
