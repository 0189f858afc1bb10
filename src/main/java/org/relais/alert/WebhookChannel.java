package org.relais.alert;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.relais.http.Failure;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;
import org.relais.visit.Labels;

/** A POST of JSON; any 2xx is taken as handed over. */
final class WebhookChannel implements Channel {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WebhookSettings settings;
  private final Http http;

  WebhookChannel(WebhookSettings settings, Http http) {
    this.settings = settings;
    this.http = http;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public void send(Note note) throws UndeliveredException {
    Map<String, String> headers = new HashMap<>(settings.credentials().headers());
    headers.put("Content-Type", "application/json");
    byte[] body = note.json().getBytes(StandardCharsets.UTF_8);
    HttpAnswer answer;
    try {
      answer = http.call(new HttpCall("POST", settings.url(), headers, body, PATIENCE));
    } catch (UnreachableException unreachable) {
      Failure failure = unreachable.failure();
      throw undelivered(failure.en(), failure.fr());
    }
    if (answer.status() < 200 || answer.status() > 299) {
      throw undelivered(
          "it answered " + answer.status() + "; check the address and auth under alerts.webhook",
          "elle a répondu "
              + answer.status()
              + " ; vérifiez l'adresse et auth sous alerts.webhook");
    }
  }

  /** Without the address: that of a chat's webhook is a secret itself. */
  private static UndeliveredException undelivered(String en, String fr) {
    return new UndeliveredException(
        new Labels(
            "The address of alerts.webhook did not take the alert: " + en + ".",
            "L'adresse de alerts.webhook n'a pas pris l'alerte : " + fr + "."));
  }
}
