package org.relais.target.dhis2.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.relais.delivery.Cause.Owner;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Version, calendar and clock of the server. */
final class ServerRule implements Rule {
  private static final int OLDEST = 38;
  private static final int NEWEST = 44;
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    HeldServer server = picture.server();
    if (server.major() < OLDEST || server.major() > NEWEST) {
      findings.add(version(picture));
    }
    if (!"iso8601".equals(server.calendar()) && !"gregorian".equals(server.calendar())) {
      findings.add(calendar(picture));
    }
    if (Duration.between(server.ours(), server.time()).abs().compareTo(CLOCK_TOLERANCE) > 0) {
      findings.add(clock(picture));
    }
    if (!server
        .time()
        .getOffset()
        .equals(server.ours().withZoneSameInstant(server.ourZone()).getOffset())) {
      findings.add(zone(picture));
    }
    return findings;
  }

  private static Finding version(Picture picture) {
    HeldServer server = picture.server();
    return new Finding(
        server.major() < OLDEST ? Severity.WRONG : Severity.NOTE,
        "VERSION_UNTRIED",
        Subject.target(picture.target()),
        new Labels(
            "The server is DHIS2 " + server.version() + "; Relais software knows 2.38 to 2.44.",
            "Le serveur est DHIS2 "
                + server.version()
                + " ; le logiciel Relais connaît 2.38 à 2.44."),
        new Labels(
            "Try it on a copy of the server first: an older one may take wrong"
                + " values in silence, a newer one may answer otherwise.",
            "Essayez d'abord sur une copie du serveur : un plus ancien peut"
                + " accepter des valeurs fausses sans rien dire, un plus récent peut"
                + " répondre autrement."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding calendar(Picture picture) {
    String calendar = picture.server().calendar();
    return new Finding(
        Severity.WRONG,
        "CALENDAR_DIFFERS",
        Subject.target(picture.target()),
        new Labels(
            "The server counts by the calendar " + calendar + "; our periods are ISO 8601.",
            "Le serveur compte selon le calendrier "
                + calendar
                + " ; nos périodes sont en ISO 8601."),
        new Labels(
            "Send to this server only where its periods mean the same days; else"
                + " 202610 is another month there.",
            "N'envoyez à ce serveur que si ses périodes désignent les mêmes jours ;"
                + " sinon 202610 y est un autre mois."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding clock(Picture picture) {
    Duration off = Duration.between(picture.server().ours(), picture.server().time());
    return new Finding(
        off.abs().toDays() >= 1 ? Severity.WRONG : Severity.NOTE,
        "CLOCK_DIFFERS",
        Subject.target(picture.target()),
        new Labels(
            "The server's clock is "
                + off.abs().toMinutes()
                + " minutes "
                + (off.isNegative() ? "behind" : "ahead of")
                + " ours.",
            "L'horloge du serveur "
                + (off.isNegative() ? "retarde" : "avance")
                + " de "
                + off.abs().toMinutes()
                + " minutes sur la nôtre."),
        new Labels(
            "Set both by a time server: periods open and close by the server's clock.",
            "Réglez les deux sur un serveur de temps : les périodes s'ouvrent et se"
                + " ferment à l'heure du serveur."),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private static Finding zone(Picture picture) {
    HeldServer server = picture.server();
    return new Finding(
        Severity.NOTE,
        "TIME_ZONE_DIFFERS",
        Subject.target(picture.target()),
        new Labels(
            "The server's time zone is "
                + server.time().getZone()
                + ", ours "
                + server.ourZone()
                + ".",
            "Le fuseau du serveur est "
                + server.time().getZone()
                + ", le nôtre "
                + server.ourZone()
                + "."),
        new Labels(
            "Periods open and close at the server's midnight.",
            "Les périodes s'ouvrent et se ferment à minuit, heure du serveur."),
        Owner.CLOCK,
        List.of());
  }
}
