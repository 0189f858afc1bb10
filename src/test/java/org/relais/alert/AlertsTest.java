package org.relais.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetState;
import org.relais.ledger.JdbcEpisodes;
import org.relais.ledger.TestDatabase;
import org.relais.visit.Labels;

/** Who is told what, and how often. Episodes are in a real ledger; time passes when told. */
class AlertsTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Cause REFUSED =
      new Cause(
          "CONNECTION_REFUSED",
          new Labels("It takes no connection.", "Il n'accepte pas de connexion."),
          Cause.Owner.NETWORK);

  private final TestDatabase database = TestDatabase.fresh();
  private final Scene scene = new Scene();
  private final List<Note> sent = new ArrayList<>();
  private Instant now = START;
  private boolean mailFails;
  private String language = "en";
  private Map<String, Duration> silences = Map.of();
  private Alerts alerts;

  @BeforeEach
  void start() {
    alerts = alerts();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whileNothingFailsNobodyIsTold() {
    minutes(120);

    assertThat(sent).isEmpty();
  }

  // ---- a server that is down

  @Test
  void aServerIsToldOfOnceWhenItWasDownForLongAndOnceWhenItAnswersAgain() {
    scene.down("national", START);
    minutes(14);
    assertThat(sent).isEmpty();

    minutes(60);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).subject())
        .isEqualTo("[Relais mali] national has not answered since 2026-11-22 08:00");
    assertThat(sent.get(0).text())
        .contains("It takes no connection.", "Nothing is lost", "2026-11-22 09:00");

    scene.targets.clear();
    minutes(10);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).subject()).isEqualTo("[Relais mali] 1 problem ended");
    assertThat(sent.get(1).text())
        .contains("It is over: national has not answered since 2026-11-22 08:00");
    minutes(60);
    assertThat(sent).hasSize(2);
  }

  @Test
  void aServerThatAnswersForAMomentOnlyIsOneEpisode() {
    scene.down("national", START);
    minutes(20);
    for (int i = 0; i < 5; i++) {
      scene.targets.clear();
      minutes(3);
      scene.down("national", START);
      minutes(20);
    }

    assertThat(sent).hasSize(1);
  }

  @Test
  void aPausedServerAndOneOfAnotherConfigurationConcernNobody() {
    scene.down("formerly", START);
    scene.down("national", START);
    TargetState down = scene.targets.get("national");
    scene.targets.put(
        "national",
        new TargetState(
            "national", down.down(), new TargetState.Pause("awa", START, "upgrade"), null));

    minutes(60);

    assertThat(sent).isEmpty();
  }

  @Test
  void aServerThatWasRestoredIsToldOfAtOnce() {
    scene.targets.put(
        "national", new TargetState("national", null, null, new TargetState.Stop(REFUSED, START)));

    minutes(1);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).subject()).contains("was restored or replaced");
  }

  @Test
  void aRestartTellsNothingAgain() {
    scene.down("national", START);
    scene.park("national", "ORG_UNIT_CLOSED", 3);
    minutes(20);
    int before = sent.size();

    alerts = alerts();
    minutes(60);

    assertThat(sent).hasSize(before);
  }

  // ---- what is parked

  @Test
  void whatIsParkedForOneCauseIsOneLineWithWhoMendsItAndHow() {
    scene.park("national", "ORG_UNIT_CLOSED", 340);
    scene.park("national", "ORG_UNIT_CLOSED", 2);
    scene.park("cht", "V10", 1);

    minutes(1);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).subject()).isEqualTo("[Relais mali] 2 new problems");
    assertThat(sent.get(0).text())
        .contains("national: 342 items wait for a person (ORG_UNIT_CLOSED)")
        .contains("To be mended by the administrator of the server: Open it there.")
        .contains("cht: 1 item waits for a person (V10)");
  }

  @Test
  void moreOfTheSameCauseIsNoNewsAndAnotherCauseIs() {
    scene.park("national", "ORG_UNIT_CLOSED", 3);
    minutes(1);
    scene.park("national", "ORG_UNIT_CLOSED", 500);
    minutes(10);
    assertThat(sent).hasSize(1);

    scene.park("national", "ELEMENT_UNKNOWN", 1);
    minutes(10);
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).subject()).contains("ELEMENT_UNKNOWN");
  }

  @Test
  void twoHundredCausesAreOneNoteOfReadableLength() {
    for (int i = 0; i < 200; i++) {
      scene.park("national", "CAUSE_%03d".formatted(i), 1);
    }

    minutes(5);

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).text()).contains("and 180 more");
    assertThat(sent.get(0).text().lines()).hasSizeLessThan(80);
  }

  // ---- sources

  @Test
  void aSourceThatHasNothingNewForLongIsToldOf() {
    scene.news.put("cht", START.minus(Duration.ofHours(23)));
    minutes(50);
    assertThat(sent).isEmpty();

    minutes(20);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).subject())
        .isEqualTo("[Relais mali] field system cht has had nothing new since 2026-11-21 09:00");
    assertThat(sent.get(0).text()).contains("Longer than 24 hours");

    scene.news.put("cht", now);
    minutes(10);
    assertThat(sent).hasSize(2);
  }

  @Test
  void aSourceMayHaveATimeOfItsOwn() {
    silences = Map.of("cht", Duration.ofDays(3));
    alerts = alerts();
    scene.news.put("cht", START.minus(Duration.ofHours(70)));

    minutes(60);

    assertThat(sent).isEmpty();
  }

  // ---- the balance sheet

  @Test
  void aSheetThatIsOutForAMomentIsNoConcernAndOneThatStaysOutIs() {
    scene.imbalances = List.of(new Labels("1 visit has no item", "1 visite sans envoi"));
    minutes(6);
    scene.imbalances = List.of();
    minutes(70);
    assertThat(sent).isEmpty();

    scene.imbalances = List.of(new Labels("1 visit has no item", "1 visite sans envoi"));
    minutes(90);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).text()).contains("not all is accounted for", "1 visit has no item");

    alerts = alerts();
    minutes(12);
    assertThat(sent).describedAs("a restart does not know at once").hasSize(1);

    scene.imbalances = List.of();
    minutes(20);
    assertThat(sent).hasSize(2);
  }

  @Test
  void theSheetIsLookedAtSeldomWhileItBalances() {
    minutes(181);

    assertThat(scene.sheets).isEqualTo(4);
  }

  // ---- sending

  @Test
  void whatCannotBeSentIsTriedAgainWithGrowingRestsAndSentOnce() {
    mailFails = true;
    scene.down("national", START);
    minutes(15 + 24 * 60);
    int attempts = scene.attempts;
    assertThat(attempts).isBetween(24, 36);
    assertThat(sent).isEmpty();

    mailFails = false;
    minutes(61);

    assertThat(sent).hasSize(1);
  }

  @Test
  void oneChannelThatFailsHoldsBackNoOther() {
    List<Note> hook = new ArrayList<>();
    mailFails = true;
    alerts = alerts(mail(), channel("webhook", hook::add));
    scene.park("national", "ORG_UNIT_CLOSED", 3);

    minutes(5);

    assertThat(sent).isEmpty();
    assertThat(hook).hasSize(1);
    assertThat(hook.get(0).json())
        .contains("\"deployment\":\"mali\"", "\"kind\":\"PARKED\"", "\"ended\":[]");
  }

  @Test
  void aDeathBeforeSendingIsMadeGoodByTheNextProcess() {
    mailFails = true;
    scene.park("national", "ORG_UNIT_CLOSED", 3);
    alerts.round();
    mailFails = false;

    alerts = alerts();
    minutes(2);

    assertThat(sent).hasSize(1);
  }

  @Test
  void newsOfLastWeekAreNotSent() {
    mailFails = true;
    scene.park("national", "ORG_UNIT_CLOSED", 3);
    alerts.round();
    now = now.plus(Duration.ofDays(8));
    mailFails = false;

    minutes(5);

    assertThat(sent).isEmpty();
  }

  @Test
  void aChannelThatIsNoMoreConfiguredIsForgotten() {
    mailFails = true;
    scene.park("national", "ORG_UNIT_CLOSED", 3);
    alerts.round();

    List<Note> hook = new ArrayList<>();
    alerts = alerts(channel("webhook", hook::add));
    minutes(5);
    mailFails = false;
    alerts = alerts();
    minutes(5);

    assertThat(hook).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void peopleAreToldInFrenchWhereTheConfigurationSaysSo() {
    language = "fr";
    alerts = alerts();
    scene.down("national", START);
    scene.park("national", "ORG_UNIT_CLOSED", 1_340);

    minutes(20);

    assertThat(sent.get(0).text())
        .contains("éléments attendent une personne", "À corriger par l'administrateur du serveur");
    assertThat(sent.get(1).subject())
        .isEqualTo("[Relais mali] national ne répond pas depuis 2026-11-22 08:00");
    assertThat(sent.get(1).text()).contains("Rien n'est perdu", "logiciel Relais");
  }

  @Test
  void withoutAChannelNothingIsLookedAt() {
    alerts = alerts(new Channel[0]);
    scene.park("national", "ORG_UNIT_CLOSED", 1);

    minutes(5);

    assertThat(scene.looked).isZero();
  }

  private void minutes(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plus(Duration.ofMinutes(1));
      alerts.round();
    }
  }

  private Alerts alerts() {
    return alerts(mail());
  }

  private Alerts alerts(Channel... channels) {
    MailSettings unused =
        new MailSettings("unused", 25, MailSettings.Security.NONE, null, null, "a@b", List.of());
    return new Alerts(
        new Alerts.About("mali", ZoneId.of("Africa/Bamako"), List.of("cht"), List.of("national")),
        new AlertSettings(
            language, unused, null, Duration.ofMinutes(15), Duration.ofHours(24), silences),
        List.of(channels),
        scene,
        new JdbcEpisodes(database.dataSource()),
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        });
  }

  private Channel mail() {
    return channel(
        "mail",
        note -> {
          scene.attempts++;
          if (mailFails) {
            throw new UndeliveredException(new Labels("no mail server", "pas de serveur"));
          }
          sent.add(note);
        });
  }

  private interface Sending {
    void send(Note note) throws UndeliveredException;
  }

  private static Channel channel(String name, Sending sending) {
    return new Channel() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void send(Note note) throws UndeliveredException {
        sending.send(note);
      }
    };
  }

  /** How it stands, as a test says. */
  private final class Scene implements Situation {
    final Map<String, TargetState> targets = new TreeMap<>();
    final List<Parked> parked = new ArrayList<>();
    final Map<String, Instant> news = new TreeMap<>();
    List<Labels> imbalances = List.of();
    int sheets;
    int looked;
    int attempts;

    void down(String target, Instant since) {
      targets.put(
          target,
          new TargetState(
              target,
              new TargetState.Down(REFUSED, since, 5, START.plus(Duration.ofHours(1)), null),
              null,
              null));
    }

    void park(String origin, String code, long items) {
      parked.add(
          new Parked(
              origin,
              code,
              "C1",
              new Labels("The org unit is closed.", "L'unité est fermée."),
              Cause.Owner.TARGET_ADMINISTRATOR,
              new Labels("Open it there.", "Ouvrez-la."),
              items,
              12,
              START));
    }

    @Override
    public List<Parked> parked() {
      return List.copyOf(parked);
    }

    @Override
    public List<TargetState> targets() {
      looked++;
      return List.copyOf(targets.values());
    }

    @Override
    public Map<String, Instant> lastNews(Collection<String> sources) {
      return Map.copyOf(news);
    }

    @Override
    public List<Labels> imbalances() {
      sheets++;
      return imbalances;
    }
  }
}
