package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.mappings.Finding;
import org.relais.console.security.Paths;
import org.relais.console.settings.AlertForm;
import org.relais.console.settings.DraftedSettings;
import org.relais.console.settings.SettingsForms;
import org.relais.visit.Labels;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Settings of {@code relais.yaml}, changed in the draft of an account. */
@RestController
@RequestMapping(Paths.API + "/settings/draft")
@Tag(name = "settings")
final class SettingsDraftApi {
  private final SettingsForms forms;
  private final DraftedSettings drafted;
  private final Deployment deployment;

  SettingsDraftApi(SettingsForms forms, DraftedSettings drafted, Deployment deployment) {
    this.forms = forms;
    this.drafted = drafted;
    this.deployment = deployment;
  }

  /**
   * @param alerts as the draft has them
   * @param drafted whether the draft changes the file
   * @param findings what the compiler says of the file
   */
  record Alerts(AlertForm alerts, boolean drafted, List<Finding> findings) {}

  /**
   * @param running the language of whoever chose none, now
   * @param language as the draft has it; null where it says none
   */
  record Language(
      @Nullable String running,
      @Nullable String language,
      boolean drafted,
      List<Finding> findings) {}

  @GetMapping("/alerts")
  @Operation(
      summary = "Who is told when something fails, by the draft; 409 where no form can change it")
  @Refused(status = 409, when = "No form can change the file; the detail says why.")
  Alerts alerts(@Parameter(hidden = true) Account account) {
    AlertForm form = forms.alerts(account).orElseThrow(() -> conflict(SettingsForms.UNCHANGEABLE));
    return new Alerts(form, drafted.drafted(account), drafted.findings(account));
  }

  @PutMapping("/alerts")
  @Operation(summary = "Writes who is told into the draft; secrets by their ${NAME} only")
  @Refused(status = 409, when = "Nothing was written; the detail says why.")
  Alerts setAlerts(@RequestBody AlertForm alerts, @Parameter(hidden = true) Account account) {
    refuse(forms.setAlerts(alerts, account));
    return alerts(account);
  }

  @GetMapping("/language")
  @Operation(summary = "The language of the console for whoever chose none")
  Language language(@Parameter(hidden = true) Account account) {
    return new Language(
        deployment.server().language(),
        forms.language(account).orElse(null),
        drafted.drafted(account),
        drafted.findings(account));
  }

  @PutMapping("/language")
  @Operation(summary = "Writes that language, `en` or `fr`, into the draft; empty for none")
  @Refused(status = 409, when = "Nothing was written; the detail says why.")
  Language setLanguage(
      @Parameter(description = "`en`, `fr`, or empty for none") @RequestParam String language,
      @Parameter(hidden = true) Account account) {
    refuse(forms.setLanguage(language.strip(), account));
    return language(account);
  }

  private static void refuse(Optional<Labels> fault) {
    fault.ifPresent(
        why -> {
          throw conflict(why);
        });
  }

  private static ResponseStatusException conflict(Labels why) {
    return ApiAccess.conflict(why.en());
  }
}
