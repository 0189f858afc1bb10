package org.relais.console.settings;

import org.relais.console.account.Permission;
import org.relais.console.account.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who may what, as the program itself has it. */
@Controller
final class RoleController {
  @GetMapping("/settings/roles")
  String roles(Model model) {
    model.addAttribute("roles", Role.values());
    model.addAttribute("permissions", Permission.values());
    return "settings-roles";
  }
}
