package org.relais.console.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.orgunits.TreeNode;
import org.relais.console.page.Names;
import org.springframework.ui.Model;

/** What stands around every page of figures: the tree, the periods, the tabs. */
final class FigureFrame {
  private final Deployment deployment;
  private final Picks picks;
  private final Supplier<Pyramid> pyramids;
  private final Names names;
  private final Clock clock;

  FigureFrame(
      Deployment deployment, Picks picks, Supplier<Pyramid> pyramids, Names names, Clock clock) {
    this.deployment = deployment;
    this.picks = picks;
    this.pyramids = pyramids;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Shows the frame.
   *
   * @param year whose periods are listed; null for the year of the period
   * @return what is picked; empty where there is nothing to pick from
   */
  Optional<Picked> show(
      FigureQuery query, @Nullable Integer year, FigureTab tab, Account account, Model model) {
    Optional<Picked> picked = picks.of(query, account.scope());
    picked.ifPresent(
        found -> {
          model.addAttribute("picked", found);
          model.addAttribute("tab", tab);
          model.addAttribute("go", new FigureAddress(tab, found));
          model.addAttribute("names", names);
          model.addAttribute("tree", TreeNode.tree(pyramids.get(), found.orgUnit()));
          model.addAttribute("path", pyramids.get().path(found.orgUnit()));
          model.addAttribute("dataSets", picks.dataSets());
          model.addAttribute("targets", picks.targets(found.dataSet()));
          model.addAttribute("listsYear", year != null);
          model.addAttribute("choice", PeriodChoice.of(found, year, today(), picks.filled()));
          pyramids
              .get()
              .above(found.orgUnit(), found.dataSet().reportLevel())
              .filter(above -> found.units().isEmpty())
              .ifPresent(above -> model.addAttribute("reportsFor", above));
        });
    return picked;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(deployment.zone()));
  }
}
