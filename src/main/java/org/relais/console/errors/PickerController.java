package org.relais.console.errors;

import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.relais.config.Deployment;
import org.relais.console.page.Typed;
import org.relais.visit.OrgUnit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the fields of a filter offer while somebody types in them. */
@Controller
final class PickerController {
  private static final int MOST = 20;
  private static final int MONTHS = 24;

  private final Deployment deployment;
  private final Clock clock;

  PickerController(Deployment deployment, Clock clock) {
    this.deployment = deployment;
    this.clock = clock;
  }

  /**
   * @param value what a field takes
   * @param label what a person knows it by
   */
  record Choice(String value, String label) {}

  /** Org units whose name or code holds what was typed, those of the higher levels first. */
  @GetMapping("/errors/org-units")
  String orgUnits(@RequestParam(defaultValue = "") String orgUnit, Model model) {
    String typed = Typed.plain(orgUnit);
    model.addAttribute(
        "choices",
        typed.isEmpty()
            ? List.of()
            : deployment.orgUnits().all().stream()
                .filter(unit -> Typed.plain(unit.name()).contains(typed) || is(unit, orgUnit))
                .limit(MOST)
                .map(unit -> new Choice(unit.code(), unit.name() + " · " + unit.level()))
                .toList());
    return "parts :: choices";
  }

  @GetMapping("/errors/periods")
  String periods(Locale locale, Model model) {
    YearMonth now = YearMonth.now(clock.withZone(deployment.zone()));
    DateTimeFormatter words = DateTimeFormatter.ofPattern("LLLL yyyy", locale);
    DateTimeFormatter id = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);
    model.addAttribute(
        "choices",
        IntStream.range(0, MONTHS)
            .mapToObj(now::minusMonths)
            .map(month -> new Choice(month.format(id), month.format(words)))
            .toList());
    return "parts :: choices";
  }

  private static boolean is(OrgUnit unit, String code) {
    return unit.code().startsWith(code.strip());
  }
}
