package org.relais.console.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.YamlText;

/** The block {@code alerts} of {@code relais.yaml}, read into a form and written from one. */
final class AlertYaml {
  static final String ALERTS = "alerts";

  private static final String MAIL = "mail";
  private static final String WEBHOOK = "webhook";
  private static final String AUTH = "auth";
  private static final String LANGUAGE = "language";
  private static final String SERVER_DOWN = "server_down";
  private static final String SOURCE_SILENT = "source_silent";
  private static final String SOURCES = "sources";

  /** What may stand where a secret does: a name, or a file of the machine. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*|file:[^{}]+)}");

  private static final Map<String, List<String>> AUTHS =
      Map.of(
          "basic", List.of("username", "password"),
          "bearer", List.of("", ""),
          "header", List.of("name", "value"));

  private AlertYaml() {}

  static AlertForm read(YamlText text) {
    Map<String, String> sources = new TreeMap<>();
    text.keys(ALERTS, SOURCES)
        .forEach(name -> sources.put(name, text.one(ALERTS, SOURCES, name).orElse("")));
    return new AlertForm(
        text.one(ALERTS, LANGUAGE).orElse(""),
        text.has(ALERTS, MAIL) ? mail(text) : null,
        text.has(ALERTS, WEBHOOK) ? webhook(text) : null,
        text.one(ALERTS, SERVER_DOWN).orElse(""),
        text.one(ALERTS, SOURCE_SILENT).orElse(""),
        sources);
  }

  private static AlertForm.Mail mail(YamlText text) {
    return new AlertForm.Mail(
        text.one(ALERTS, MAIL, "host").orElse(""),
        text.one(ALERTS, MAIL, "port").orElse(""),
        text.one(ALERTS, MAIL, "security").orElse(""),
        text.one(ALERTS, MAIL, "username").orElse(""),
        masked(text.one(ALERTS, MAIL, "password").orElse("")),
        text.one(ALERTS, MAIL, "from").orElse(""),
        text.many(ALERTS, MAIL, "to"));
  }

  private static AlertForm.Webhook webhook(YamlText text) {
    String auth =
        text.keys(ALERTS, WEBHOOK, AUTH).stream()
            .filter(AUTHS::containsKey)
            .findFirst()
            .orElse("none");
    String account = "";
    String secret = "";
    if (auth.equals("bearer")) {
      secret = text.one(ALERTS, WEBHOOK, AUTH, auth).orElse("");
    } else if (AUTHS.containsKey(auth)) {
      account = text.one(ALERTS, WEBHOOK, AUTH, auth, AUTHS.get(auth).get(0)).orElse("");
      secret = text.one(ALERTS, WEBHOOK, AUTH, auth, AUTHS.get(auth).get(1)).orElse("");
    }
    return new AlertForm.Webhook(
        text.one(ALERTS, WEBHOOK, "url").orElse(""), auth, account, masked(secret));
  }

  private static String masked(String secret) {
    return secret.isEmpty() || isReference(secret) ? secret : AlertForm.MASK;
  }

  static boolean isReference(String secret) {
    return REFERENCE.matcher(secret).matches();
  }

  /** The file with what the form says; empty where its text cannot be changed so. */
  static Optional<String> write(String file, AlertForm form) {
    BlockEdit alerts = new BlockEdit(file, ALERTS);
    if (form.mail() == null && form.webhook() == null) {
      return alerts.put(null).text();
    }
    alerts
        .usual(form.language(), "en", LANGUAGE)
        .put(form.serverDown(), SERVER_DOWN)
        .put(form.sourceSilent(), SOURCE_SILENT);
    mail(alerts, form.mail());
    webhook(alerts, form.webhook());
    form.sources().forEach((name, silence) -> alerts.put(silence, SOURCES, name));
    return alerts.text();
  }

  private static void mail(BlockEdit alerts, AlertForm.@Nullable Mail mail) {
    if (mail == null) {
      alerts.put(null, MAIL);
      return;
    }
    alerts
        .need(mail.host(), MAIL, "host")
        .put(mail.port(), MAIL, "port")
        .usual(mail.security(), "starttls", MAIL, "security")
        .put(mail.username(), MAIL, "username")
        .put(mail.password(), MAIL, "password")
        .need(mail.from(), MAIL, "from")
        .list(mail.to(), MAIL, "to");
  }

  private static void webhook(BlockEdit alerts, AlertForm.@Nullable Webhook webhook) {
    if (webhook == null) {
      alerts.put(null, WEBHOOK);
      return;
    }
    alerts.need(webhook.url(), WEBHOOK, "url");
    String auth = webhook.auth();
    if (!alerts.keys(WEBHOOK, AUTH).equals(List.of(auth))) {
      alerts.put(null, WEBHOOK, AUTH);
    }
    @Nullable List<String> names = AUTHS.get(auth);
    if (names != null && auth.equals("bearer")) {
      alerts.need(webhook.secret(), WEBHOOK, AUTH, auth);
    } else if (names != null) {
      alerts
          .need(webhook.name(), WEBHOOK, AUTH, auth, names.get(0))
          .need(webhook.secret(), WEBHOOK, AUTH, auth, names.get(1));
    }
  }
}
