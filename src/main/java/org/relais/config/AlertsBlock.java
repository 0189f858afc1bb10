package org.relais.config;

import static org.relais.config.SecretType.SECRET;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.alert.AlertSettings;
import org.relais.alert.MailSettings;
import org.relais.alert.WebhookSettings;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.http.Credentials;

/** {@code alerts} of {@code relais.yaml}: who is told when something fails. */
final class AlertsBlock {
  private static final Type<Scalar> ADDRESS =
      Scalars.matching(
          "[^@\\s]+@[^@\\s]+",
          "e-mail address",
          Text.of("an e-mail address", "une adresse électronique"),
          Text.of("write one like name@example.org", "écrivez-la comme nom@example.org"));

  private static final Key<Scalar> HOST =
      Key.of("host", Scalars.TEXT)
          .needed()
          .says("Name of the mail server.")
          .example("mail.example.org");
  private static final Key<Integer> PORT =
      Key.of("port", Scalars.integer(1, 65_535)).otherwise(587).says("Its port; 587 if absent.");
  private static final Key<MailSettings.Security> SECURITY =
      Key.of("security", Scalars.constant(MailSettings.Security.class))
          .otherwise(MailSettings.Security.STARTTLS)
          .says("`starttls` (if absent), `tls` from the first byte, or `none`.");
  private static final Key<Scalar> USERNAME =
      Key.of("username", Scalars.TEXT)
          .says("Account at the mail server, where it asks for one.")
          .example("${MAIL_USER}");
  private static final Key<String> PASSWORD =
      Key.of("password", SECRET).says("Its password.").example("${MAIL_PASSWORD}");
  private static final Key<Scalar> FROM =
      Key.of("from", ADDRESS).needed().says("The sender.").example("relais@example.org");
  private static final Key<List<Scalar>> TO =
      Key.of("to", Shapes.oneOrMore(ADDRESS))
          .needed()
          .says("Who gets mail.")
          .example("[hmis@example.org]");
  private static final Key<Values> MAIL =
      Key.of(
              "mail",
              Block.of(
                  "alerts by mail",
                  "Mail over SMTP.",
                  HOST,
                  PORT,
                  SECURITY,
                  USERNAME,
                  PASSWORD,
                  FROM,
                  TO))
          .says("Sends mail.")
          .example("{host: mail.example.org, from: relais@example.org, to: [hmis@example.org]}");

  private static final Key<String> URL =
      Key.of("url", UrlType.URL)
          .needed()
          .says("Address that takes a POST of JSON.")
          .example("${ALERT_URL}");
  private static final Key<Values> WEBHOOK =
      Key.of("webhook", Block.of("alerts by webhook", "A POST of JSON.", URL, AuthBlock.AUTH))
          .says("Calls an address.")
          .example("{url: \"${ALERT_URL}\"}");

  private static final Key<String> LANGUAGE =
      Key.of("language", Scalars.oneOf("en", "fr"))
          .otherwise("en")
          .says("`en` (if absent) or `fr`.")
          .example("fr");
  private static final Key<Duration> SERVER_DOWN =
      Key.of("server_down", DurationType.DURATION)
          .otherwise(AlertSettings.SERVER_DOWN)
          .says("How long a server has to be down before anyone is told; 15 minutes if absent.")
          .example("15 minutes");
  private static final Key<Duration> SOURCE_SILENT =
      Key.of("source_silent", DurationType.DURATION)
          .otherwise(AlertSettings.SOURCE_SILENT)
          .says("How long a source may have nothing new; 24 hours if absent.")
          .example("24 hours");
  private static final Key<List<Named<Duration>>> SOURCES =
      Key.of("sources", Shapes.table(DurationType.DURATION))
          .says("Sources that may be silent for another time.")
          .example("{example-cht: 3 days}");

  static final Key<Values> ALERTS =
      Key.of(
              "alerts",
              Block.of(
                      "alerts",
                      "Who is told when something fails, and when it ended.",
                      LANGUAGE,
                      MAIL,
                      WEBHOOK,
                      SERVER_DOWN,
                      SOURCE_SILENT,
                      SOURCES)
                  .atLeastOne(MAIL, WEBHOOK))
          .says("Who is told when something fails; nobody if absent.")
          .example("{language: fr, webhook: {url: \"${ALERT_URL}\"}}");

  private AlertsBlock() {}

  /**
   * @param alerts null where there are none
   * @param sources names of the configured sources
   */
  static AlertSettings settings(
      @Nullable Values alerts, List<String> sources, Diagnostics diagnostics) {
    if (alerts == null) {
      return AlertSettings.NONE;
    }
    return new AlertSettings(
        alerts.or(LANGUAGE, "en"),
        mail(alerts.get(MAIL), diagnostics),
        webhook(alerts.get(WEBHOOK)),
        alerts.or(SERVER_DOWN, AlertSettings.SERVER_DOWN),
        alerts.or(SOURCE_SILENT, AlertSettings.SOURCE_SILENT),
        ofSources(alerts.or(SOURCES, List.of()), sources, diagnostics));
  }

  private static @Nullable MailSettings mail(@Nullable Values mail, Diagnostics diagnostics) {
    if (mail == null || !mail.complete()) {
      return null;
    }
    Scalar username = mail.get(USERNAME);
    String password = mail.get(PASSWORD);
    if ((username == null) != (password == null)) {
      diagnostics.error(
          Code.CFG541,
          mail.at(HOST),
          Text.of(
              "a mail account needs both \"username\" and \"password\"",
              "un compte de messagerie demande « username » et « password »"),
          Text.of(
              "add the missing one, or take out the other",
              "ajoutez celui qui manque, ou enlevez l'autre"));
      return null;
    }
    return new MailSettings(
        mail.need(HOST).text(),
        mail.or(PORT, 587),
        mail.or(SECURITY, MailSettings.Security.STARTTLS),
        username == null ? null : username.text(),
        password,
        mail.need(FROM).text(),
        mail.need(TO).stream().map(Scalar::text).toList());
  }

  private static @Nullable WebhookSettings webhook(@Nullable Values webhook) {
    return webhook == null || !webhook.complete()
        ? null
        : new WebhookSettings(
            webhook.need(URL), webhook.or(AuthBlock.AUTH, new Credentials.None()));
  }

  private static Map<String, Duration> ofSources(
      List<Named<Duration>> rows, List<String> sources, Diagnostics diagnostics) {
    Map<String, Duration> silences = new LinkedHashMap<>();
    for (Named<Duration> row : rows) {
      String source = row.name().text();
      if (!sources.contains(source)) {
        diagnostics.error(
            Code.CFG540,
            row.name().span(),
            Text.of("unknown source \"%s\"", "source inconnue « %s »", source),
            Suggestion.didYouMeanOrOneOf(source, sources));
      }
      silences.put(source, row.value());
    }
    return silences;
  }
}
