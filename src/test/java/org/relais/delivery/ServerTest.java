package org.relais.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.relais.visit.Labels;

/** The breaker before a server, on a clock that stands until it is moved. */
class ServerTest {
  private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration CEILING = Duration.ofHours(1);
  private static final Cause DOWN =
      new Cause("UNREACHABLE", new Labels("down", "en panne"), Cause.Owner.NETWORK);

  private final MovingClock clock = new MovingClock(START);
  private final MemoryTargetStates states = new MemoryTargetStates();
  private Server server = server(false);

  @Test
  void oneFailedTryStopsTheServerUntilTheBackOffHasPassed() {
    assertThat(server.ask("a")).isEqualTo(new Admission.Go(false));
    server.failed(DOWN, null);

    Instant next = nextTry();
    assertThat(next).isBetween(START.plus(FIRST.dividedBy(2)), START.plus(FIRST));
    assertThat(server.ask("a")).isEqualTo(new Admission.Stay(DOWN, next));
    clock.set(next.minusMillis(1));
    assertThat(server.ask("a")).isEqualTo(new Admission.Stay(DOWN, next));
    clock.set(next);
    assertThat(server.ask("a")).isEqualTo(new Admission.Go(true));
  }

  @Test
  void aProbeThatFailsDoublesTheWaitAndOneThatIsAnsweredEndsIt() {
    server.ask("a");
    server.failed(DOWN, null);
    clock.set(nextTry());
    server.ask("a");
    server.failed(DOWN, null);

    assertThat(Duration.between(clock.instant(), nextTry()))
        .isBetween(FIRST, FIRST.multipliedBy(2));
    assertThat(states.of("a").down().failedTries()).isEqualTo(2);
    assertThat(states.of("a").down().since()).isEqualTo(START);

    clock.set(nextTry());
    server.ask("a");
    server.answered();

    assertThat(states.of("a").isUp()).isTrue();
    assertThat(server.ask("a")).isEqualTo(new Admission.Go(false));
  }

  @Test
  void whatTheServerAsksForIsObeyedWhereItIsLongerAndNotWhereItIsShorter() {
    server.ask("a");
    server.failed(DOWN, Duration.ofMinutes(20));
    assertThat(server.ask("a"))
        .isEqualTo(new Admission.Stay(DOWN, START.plus(Duration.ofMinutes(20))));

    clock.pass(Duration.ofMinutes(20));
    server.ask("a");
    server.failed(DOWN, Duration.ofSeconds(1));
    assertThat(Duration.between(clock.instant(), server.nextTry())).isGreaterThanOrEqualTo(FIRST);
  }

  @Test
  void aServerThatAsksForYearsIsAskedAgainAfterADay() {
    server.ask("a");
    server.failed(DOWN, Duration.ofDays(3_000));

    assertThat(server.nextTry()).isEqualTo(START.plus(Duration.ofDays(1)));
  }

  @Test
  void requestsThatFailTogetherCountOnceAndALateAnswerDoesNotOpenTheDoor() {
    server.ask("a");
    server.failed(DOWN, null);
    server.failed(DOWN, null);
    server.answered();

    assertThat(states.of("a").down().failedTries()).isEqualTo(1);
    assertThat(server.ask("a")).isInstanceOf(Admission.Stay.class);
  }

  @Test
  void theTargetsOfOneServerStopTogetherAndAPauseHoldsOneOfThem() {
    server.ask("a");
    server.failed(DOWN, null);

    assertThat(server.ask("b")).isInstanceOf(Admission.Stay.class);
    assertThat(states.of("b").down()).isEqualTo(states.of("a").down());
  }

  @Test
  void targetsWithOneAddressAreOneServerAndFoldersAreEachTheirOwn() {
    Servers servers =
        new Servers(
            List.of(
                target("a", "https://dhis2.example"),
                target("b", "https://dhis2.example"),
                target("c", "https://other.example"),
                target("d", null),
                target("e", null)),
            states,
            clock,
            new Random(1),
            false);

    assertThat(servers.of("a")).isSameAs(servers.of("b"));
    assertThat(Map.of("a", servers.of("a"), "c", servers.of("c"), "d", servers.of("d")).values())
        .doesNotHaveDuplicates();
    assertThat(servers.of("d")).isNotSameAs(servers.of("e"));
  }

  @Test
  void aProcessThatStartsAnewGoesOnWaiting() {
    server.ask("a");
    server.failed(DOWN, null);

    assertThat(server(false).ask("a")).isEqualTo(new Admission.Stay(DOWN, nextTry()));
  }

  @Test
  void aPersonWhoWaitsGetsOneTryAtOnceButNotWhereTheServerAskedForPatience() {
    server.ask("a");
    server.failed(DOWN, null);

    Server once = server(true);
    assertThat(once.ask("a")).isEqualTo(new Admission.Go(true));
    once.failed(DOWN, Duration.ofMinutes(9));
    assertThat(once.ask("a")).isInstanceOf(Admission.Stay.class);

    assertThat(server(true).ask("a"))
        .isEqualTo(new Admission.Stay(DOWN, START.plus(Duration.ofMinutes(9))));
  }

  @Test
  void aProbeThatFoundNothingToAskMayBeTakenAgain() {
    server.ask("a");
    server.failed(DOWN, null);
    clock.set(nextTry());

    assertThat(server.ask("a")).isEqualTo(new Admission.Go(true));
    server.notAsked();
    assertThat(server.ask("a")).isEqualTo(new Admission.Go(true));
  }

  private Instant nextTry() {
    return states.of("a").down().askedAgain();
  }

  private Server server(boolean tryAtOnce) {
    return new Server(
        List.of("a", "b"), states, new BackOff(FIRST, CEILING, new Random(7)), clock, tryAtOnce);
  }

  private static TargetDefinition target(String name, String address) {
    TargetSettings settings =
        new TargetSettings() {
          @Override
          public String server() {
            return address;
          }
        };
    return new TargetDefinition(name, settings, List.of(), true, null, "* * * * * ?", 10);
  }
}
