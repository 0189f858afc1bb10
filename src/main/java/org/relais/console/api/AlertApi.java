package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.alert.AlertSettings;
import org.relais.alert.MailSettings;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.console.settings.AlertTrial;
import org.relais.ledger.SentAlert;
import org.relais.ledger.SentAlerts;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is told when something fails, and what they were told. */
@RestController
@RequestMapping(Paths.API + "/settings/alerts")
@Tag(name = "settings")
final class AlertApi {
  private final Deployment deployment;
  private final SentAlerts sent;
  private final AlertTrial trial;
  private final MessageSource messages;

  AlertApi(Deployment deployment, SentAlerts sent, AlertTrial trial, MessageSource messages) {
    this.deployment = deployment;
    this.sent = sent;
    this.trial = trial;
    this.messages = messages;
  }

  /**
   * Who is told what, by the active configuration.
   *
   * @param mail null: no mail is sent
   * @param webhook whether an address is called, which is not told: some are secrets
   * @param serverDownMinutes how long a server is down before anyone is told
   * @param sourceSilentMinutes how long a source may have nothing new
   * @param sourceSilentMinutesOf the same for single sources, by name
   */
  record Alerts(
      String language,
      @Nullable Mail mail,
      boolean webhook,
      long serverDownMinutes,
      long sourceSilentMinutes,
      SortedMap<String, Long> sourceSilentMinutesOf) {
    static Alerts of(AlertSettings settings) {
      SortedMap<String, Long> silent = new TreeMap<>();
      for (Map.Entry<String, Duration> each : settings.sourceSilentOf().entrySet()) {
        silent.put(each.getKey(), each.getValue().toMinutes());
      }
      MailSettings mail = settings.mail();
      return new Alerts(
          settings.language(),
          mail == null ? null : new Mail(mail.host(), mail.from(), mail.to()),
          settings.webhook() != null,
          settings.serverDown().toMinutes(),
          settings.sourceSilent().toMinutes(),
          silent);
    }
  }

  record Mail(String host, String from, List<String> to) {}

  @GetMapping
  @Operation(summary = "Who is told what, by the active configuration")
  Alerts alerts() {
    return Alerts.of(deployment.alerts());
  }

  @GetMapping("/sent")
  @Operation(summary = "What people were told, the newest first")
  ApiPage<SentAlert> sent(@ParameterObject ApiPart part) {
    return ApiPage.of(sent.list(part.number(0), part.most()), part, SentAlert::number);
  }

  @PostMapping("/test")
  @Operation(summary = "Sends a test over every channel; the work tells how it ended")
  @Refused(status = 409, when = "The configuration names nobody to tell.")
  WorkJson test(@Parameter(hidden = true) Account account) {
    if (!deployment.alerts().reachesSomeone()) {
      throw ApiAccess.conflict(
          "The configuration names nobody to tell: write alerts into relais.yaml first.");
    }
    return WorkJson.of(trial.start(account), messages);
  }
}
