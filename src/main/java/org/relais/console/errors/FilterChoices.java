package org.relais.console.errors;

import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.Names;
import org.relais.delivery.TargetDefinition;
import org.relais.source.SourceDefinition;
import org.springframework.ui.Model;

/** What the fields of a filter offer to an account. */
final class FilterChoices {
  private final Deployment deployment;
  private final Names names;

  FilterChoices(Deployment deployment, Names names) {
    this.deployment = deployment;
    this.names = names;
  }

  void show(ErrorQuery query, Account account, Model model) {
    model.addAttribute("orgUnitName", names.orgUnit(query.filter().orgUnit()));
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
  }
}
