package org.relais.alert;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.relais.http.Http;

/** The configured ways to people. */
public final class Channels {
  private Channels() {}

  public static List<Channel> of(AlertSettings settings, Http http, Clock clock) {
    List<Channel> channels = new ArrayList<>();
    MailSettings mail = settings.mail();
    if (mail != null) {
      channels.add(new MailChannel(mail, clock));
    }
    WebhookSettings webhook = settings.webhook();
    if (webhook != null) {
      channels.add(new WebhookChannel(webhook, http));
    }
    return channels;
  }
}
