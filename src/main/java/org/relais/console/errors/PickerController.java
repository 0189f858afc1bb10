package org.relais.console.errors;

import java.util.List;
import org.relais.config.Deployment;
import org.relais.console.page.Typed;
import org.relais.visit.OrgUnit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the field of the org unit offers while somebody types in it. */
@Controller
final class PickerController {
  private static final int MOST = 20;

  private final Deployment deployment;

  PickerController(Deployment deployment) {
    this.deployment = deployment;
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

  private static boolean is(OrgUnit unit, String code) {
    return unit.code().startsWith(code.strip());
  }
}
