package org.relais.console.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.source.SourceDefinition;
import org.relais.visit.Labels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes who is told when something fails: a form that writes into the account's draft. */
@Controller
final class AlertFormController {
  private static final String PATH = "/settings/alerts/change";
  private static final String SOURCE = "sources.";
  private static final List<String> UNITS = List.of("minutes", "hours", "days");

  private final SettingsForms forms;
  private final DraftedSettings drafted;
  private final SecretList secrets;
  private final Deployment deployment;
  private final WorkReply reply;

  AlertFormController(
      SettingsForms forms,
      DraftedSettings drafted,
      SecretList secrets,
      Deployment deployment,
      WorkReply reply) {
    this.forms = forms;
    this.drafted = drafted;
    this.secrets = secrets;
    this.deployment = deployment;
    this.reply = reply;
  }

  /**
   * A length of time in two fields.
   *
   * @param name of the field
   * @param usual what holds where the amount is empty; 0 where other sources say it
   */
  record Length(String name, String amount, String unit, int usual) {
    static Length of(String name, String written, String usualUnit, int usual) {
      String[] parts = written.split(" ", 2);
      String unit = parts.length < 2 || parts[1].endsWith("s") ? written : written + "s";
      return new Length(
          name,
          parts[0],
          UNITS.stream().filter(unit::endsWith).findFirst().orElse(usualUnit),
          usual);
    }
  }

  @GetMapping(PATH)
  String form(Account account, Model model) {
    Optional<AlertForm> form = forms.alerts(account);
    form.ifPresent(each -> show(each, model));
    model.addAttribute("changeable", form.isPresent());
    addState(account, model);
    return "settings-alerts-change";
  }

  private void show(AlertForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("units", UNITS);
    model.addAttribute("serverDown", Length.of("serverDown", form.serverDown(), UNITS.get(0), 15));
    model.addAttribute(
        "sourceSilent", Length.of("sourceSilent", form.sourceSilent(), UNITS.get(1), 24));
    Map<String, Length> silences = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>(form.sources().keySet());
    deployment.sources().stream().map(SourceDefinition::name).forEach(names::add);
    names.forEach(
        name ->
            silences.put(
                name,
                Length.of(SOURCE + name, form.sources().getOrDefault(name, ""), UNITS.get(1), 0)));
    model.addAttribute("silences", silences);
    model.addAttribute(
        "secretNames", secrets.lines().stream().map(line -> "${" + line.name() + "}").toList());
  }

  private void addState(Account account, Model model) {
    model.addAttribute("drafted", drafted.drafted(account));
    model.addAttribute("faults", drafted.byPlace(account));
    model.addAttribute("findings", drafted.findings(account));
  }

  @PostMapping(PATH)
  String save(
      @RequestParam Map<String, String> typed,
      Account account,
      Locale locale,
      Model model,
      RedirectAttributes after) {
    AlertForm form = read(typed);
    Optional<Labels> fault = forms.setAlerts(form, account);
    if (fault.isEmpty()) {
      return reply.good(Words.of("alerts.saved"), PATH, after, locale);
    }
    model.addAttribute("fault", fault.get());
    show(form, model);
    model.addAttribute("changeable", true);
    addState(account, model);
    return "settings-alerts-change";
  }

  private static AlertForm read(Map<String, String> typed) {
    Map<String, String> sources = new TreeMap<>();
    typed.keySet().stream()
        .filter(name -> name.startsWith(SOURCE) && !name.endsWith(".unit"))
        .forEach(name -> sources.put(name.substring(SOURCE.length()), length(typed, name)));
    return new AlertForm(
        text(typed, "language"),
        typed.containsKey("mail") ? mail(typed) : null,
        typed.containsKey("webhook") ? webhook(typed) : null,
        length(typed, "serverDown"),
        length(typed, "sourceSilent"),
        sources);
  }

  private static AlertForm.@Nullable Mail mail(Map<String, String> typed) {
    return new AlertForm.Mail(
        text(typed, "host"),
        text(typed, "port"),
        text(typed, "security"),
        text(typed, "username"),
        text(typed, "password"),
        text(typed, "from"),
        Arrays.asList(text(typed, "to").split("[\\s,;]+")));
  }

  private static AlertForm.@Nullable Webhook webhook(Map<String, String> typed) {
    return new AlertForm.Webhook(
        text(typed, "url"), text(typed, "auth"), text(typed, "account"), text(typed, "secret"));
  }

  private static String length(Map<String, String> typed, String name) {
    String amount = text(typed, name).strip();
    return amount.isEmpty() ? "" : amount + " " + text(typed, name + ".unit");
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "");
  }
}
