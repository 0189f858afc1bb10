package org.relais.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;

/** Mail to a real SMTP server in this process, and a webhook to a real HTTP server. */
class ChannelsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
  private static final Note NOTE =
      new Note("mail", "[Relais mali] été", "Rien n'est perdu : à demain.", "{\"text\": \"é\"}");

  private static GreenMail mail;
  private static WireMockServer hook;
  private static CamelHttp http;

  @BeforeAll
  static void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    mail.setUser("relais@example.org", "relais", "s3cret");
    hook = new WireMockServer(wireMockConfig().dynamicPort());
    hook.start();
    http = CamelHttp.standalone();
  }

  @AfterAll
  static void stop() {
    http.close();
    hook.stop();
    mail.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    mail.purgeEmailFromAllMailboxes();
    hook.resetAll();
  }

  @Test
  void mailGoesToAllWithItsLettersWhole() throws Exception {
    channel(mail("relais", "s3cret", MailSettings.Security.NONE)).send(NOTE);

    MimeMessage[] received = mail.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getSubject()).isEqualTo("[Relais mali] été");
    assertThat(received[0].getContent().toString().strip())
        .isEqualTo("Rien n'est perdu : à demain.");
    assertThat(received[0].getFrom()[0]).hasToString("relais@example.org");
    assertThat(received[0].getSentDate()).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void aServerWithoutAccountsIsAskedWithoutOne() throws Exception {
    channel(mail(null, null, MailSettings.Security.NONE)).send(NOTE);

    assertThat(mail.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingIt() {
    assertThatThrownBy(
            () -> channel(mail("relais", "wr0ng", MailSettings.Security.NONE)).send(NOTE))
        .isInstanceOfSatisfying(
            UndeliveredException.class,
            undelivered ->
                assertThat(undelivered.labels().toString())
                    .contains("127.0.0.1", "user or the password", "mot de passe")
                    .doesNotContain("wr0ng"));
  }

  @Test
  void aServerThatCannotChangeOverToTlsGetsNothingInTheOpen() {
    assertThatThrownBy(
            () -> channel(mail("relais", "s3cret", MailSettings.Security.STARTTLS)).send(NOTE))
        .isInstanceOf(UndeliveredException.class);
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void aWebhookIsGivenTheJsonAndItsKey() throws Exception {
    hook.stubFor(post("/in").willReturn(aResponse().withStatus(204)));

    channel(webhook()).send(NOTE);

    hook.verify(
        postRequestedFor(urlEqualTo("/in"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Bearer t0ken"))
            .withRequestBody(equalToJson("{\"text\": \"é\"}")));
  }

  @Test
  void aWebhookThatRefusesIsToldWithoutItsAddress() {
    hook.stubFor(post("/in").willReturn(aResponse().withStatus(403)));

    assertThatThrownBy(() -> channel(webhook()).send(NOTE))
        .isInstanceOf(UndeliveredException.class)
        .hasMessageContaining("403")
        .hasMessageNotContaining("/in")
        .hasMessageNotContaining("t0ken");
  }

  @Test
  void aWebhookThatBreaksOffIsUndelivered() {
    hook.stubFor(post("/in").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThatThrownBy(() -> channel(webhook()).send(NOTE))
        .isInstanceOf(UndeliveredException.class)
        .hasMessageNotContaining("/in");
  }

  @Test
  void settingsSayNoSecretWhenTheyArePrinted() {
    assertThat(settings(mail("relais", "s3cret", MailSettings.Security.NONE), webhook()))
        .asString()
        .doesNotContain("s3cret", "t0ken", "/in");
  }

  private static Channel channel(Object settings) {
    return Channels.of(
            settings instanceof MailSettings m
                ? settings(m, null)
                : settings(null, (WebhookSettings) settings),
            http,
            CLOCK)
        .get(0);
  }

  private static AlertSettings settings(
      @Nullable MailSettings mail, @Nullable WebhookSettings webhook) {
    return new AlertSettings(
        "en", mail, webhook, Duration.ofMinutes(15), Duration.ofHours(24), Map.of());
  }

  private static MailSettings mail(
      @Nullable String username, @Nullable String password, MailSettings.Security security) {
    return new MailSettings(
        "127.0.0.1",
        mail.getSmtp().getPort(),
        security,
        username,
        password,
        "relais@example.org",
        List.of("hmis@example.org", "it@example.org"));
  }

  private static WebhookSettings webhook() {
    return new WebhookSettings(hook.baseUrl() + "/in", new Credentials.Token("Bearer", "t0ken"));
  }
}
