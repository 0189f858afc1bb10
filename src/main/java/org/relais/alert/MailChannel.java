package org.relais.alert;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/** Mail over SMTP. Waits 20 seconds for each answer at most. */
final class MailChannel implements Channel {
  private static final String PATIENCE_MILLIS = "20000";

  private final MailSettings settings;
  private final Clock clock;

  MailChannel(MailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void send(Note note) throws UndeliveredException {
    try {
      Transport.send(message(note));
    } catch (AuthenticationFailedException refused) {
      throw new UndeliveredException(
          new Labels(
              where() + " does not take the user or the password. Correct alerts.mail.",
              where() + " refuse l'utilisateur ou le mot de passe. Corrigez alerts.mail."));
    } catch (MessagingException failed) {
      throw new UndeliveredException(
          new Labels(
              where()
                  + " did not take the mail. Check host, port, security and addresses under"
                  + " alerts.mail, and the network.",
              where()
                  + " n'a pas pris le courriel. Vérifiez l'hôte, le port, la sécurité et les"
                  + " adresses sous alerts.mail, et le réseau."));
    }
  }

  private MimeMessage message(Note note) throws MessagingException {
    MimeMessage message = new MimeMessage(session());
    message.setFrom(new InternetAddress(settings.from()));
    for (String to : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
    }
    message.setSubject(note.subject(), StandardCharsets.UTF_8.name());
    message.setText(note.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // Keeps out-of-office answers away (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private Session session() {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
    properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    switch (settings.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
      }
      case TLS -> {
        properties.put("mail.smtp.ssl.enable", "true");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
      }
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    @Nullable String username = settings.username();
    if (username == null) {
      return Session.getInstance(properties);
    }
    properties.put("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(username, settings.password());
          }
        });
  }

  private String where() {
    return settings.host() + ":" + settings.port();
  }
}
