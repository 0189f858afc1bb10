package org.relais.console.settings;

import java.util.List;
import java.util.Optional;
import org.relais.config.yaml.Wanted;
import org.relais.config.yaml.YamlText;
import org.relais.console.account.Account;
import org.relais.visit.Labels;

/** What forms and programs change in {@code relais.yaml}, into the draft of an account. */
public final class SettingsForms {
  public static final Labels UNCHANGEABLE =
      new Labels(
          "relais.yaml cannot be changed by a form as it is in your draft: it is broken, or uses YAML that a form does not keep. Nothing was changed; open it in the editor.",
          "relais.yaml, tel qu'il est dans votre brouillon, ne peut pas être modifié par un formulaire : il est cassé, ou emploie du YAML qu'un formulaire ne garde pas. Rien n'a changé ; ouvrez-le dans l'éditeur.");
  static final Labels NOT_A_NAME =
      new Labels(
          "A password or token is given by the name of a secret, such as ${ALERT_TOKEN}. Nothing was changed; store its value under Settings › Secrets and choose its name here.",
          "Un mot de passe ou un jeton se donne par le nom d'un secret, comme ${ALERT_TOKEN}. Rien n'a changé ; enregistrez sa valeur sous Paramètres › Secrets et choisissez son nom ici.");

  private static final Labels UNKNOWN_LANGUAGE =
      new Labels(
          "The console speaks English (en) and French (fr). Nothing was changed.",
          "La console parle français (fr) et anglais (en). Rien n'a changé.");

  private static final List<String> LANGUAGE = List.of("server", "language");

  private final DraftedSettings drafted;

  SettingsForms(DraftedSettings drafted) {
    this.drafted = drafted;
  }

  /** Who is told, as the draft has it; empty where a form cannot change the file. */
  public Optional<AlertForm> alerts(Account account) {
    return drafted.text(account).map(AlertYaml::read);
  }

  /**
   * Writes who is told into the draft.
   *
   * @return why it was not written, or empty
   */
  public Optional<Labels> setAlerts(AlertForm form, Account account) {
    if (!named(form)) {
      return Optional.of(NOT_A_NAME);
    }
    return drafted.put(account, AlertYaml.ALERTS, file -> AlertYaml.write(file, form))
        ? Optional.empty()
        : Optional.of(UNCHANGEABLE);
  }

  private static boolean named(AlertForm form) {
    String password = form.mail() == null ? "" : form.mail().password();
    String secret = form.webhook() == null ? "" : form.webhook().secret();
    return List.of(password, secret).stream()
        .allMatch(
            each -> each.isEmpty() || each.equals(AlertForm.MASK) || AlertYaml.isReference(each));
  }

  /** The language of whoever chose none, as the draft has it; empty where it says none. */
  public Optional<String> language(Account account) {
    return drafted.text(account).flatMap(text -> text.one("server", "language"));
  }

  /**
   * Writes the language of whoever chose none into the draft.
   *
   * @param language empty for none
   * @return why it was not written, or empty
   */
  public Optional<Labels> setLanguage(String language, Account account) {
    if (!List.of("", "en", "fr").contains(language)) {
      return Optional.of(UNKNOWN_LANGUAGE);
    }
    Wanted wanted = language.isEmpty() ? null : new Wanted.One(language);
    return drafted.put(
            account,
            "server.language",
            file -> YamlText.of(file).flatMap(text -> text.with(LANGUAGE, wanted)))
        ? Optional.empty()
        : Optional.of(UNCHANGEABLE);
  }
}
