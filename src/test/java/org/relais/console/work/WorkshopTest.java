package org.relais.console.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.console.account.Account;
import org.relais.console.account.Role;
import org.relais.visit.Labels;
import org.springframework.context.support.StaticMessageSource;

class WorkshopTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Account FATOU =
      new Account("fatou", Role.OPERATOR, Set.of(), false, 1, null);
  private static final Account MUSA = new Account("musa", Role.OPERATOR, Set.of(), false, 1, null);
  private static final Account CHIEF =
      new Account("ali", Role.ADMINISTRATOR, Set.of(), false, 1, null);
  private static final Words TITLE = Words.of("title", 3);

  private final Workshop workshop = new Workshop(Clock.systemUTC());

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void workTellsHowFarItIsAndHowItEnded() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch on = new CountDownLatch(1);
    Work begun =
        workshop.start(
            FATOU,
            TITLE,
            progress -> {
              progress.total(10);
              progress.done(5);
              half.countDown();
              on.await();
              return Outcome.done(Words.of("did", 10), "/errors");
            });
    half.await();
    Work between = workshop.find(begun.id(), FATOU).orElseThrow();
    on.countDown();
    Work ended = workshop.await(begun.id(), LONG).orElseThrow();

    assertThat(between.state()).isEqualTo(Work.State.RUNNING);
    assertThat(between.done()).isEqualTo(5);
    assertThat(between.total()).isEqualTo(10);
    assertThat(between.finished()).isFalse();
    assertThat(ended.state()).isEqualTo(Work.State.DONE);
    assertThat(ended.outcome()).isEqualTo(Outcome.done(Words.of("did", 10), "/errors"));
  }

  @Test
  void onlyThoseWhoAskedForItAndAdministratorsSeeIt() {
    Work work = workshop.start(FATOU, TITLE, progress -> Outcome.done(Words.of("did")));

    assertThat(workshop.find(work.id(), FATOU)).isPresent();
    assertThat(workshop.find(work.id(), CHIEF)).isPresent();
    assertThat(workshop.find(work.id(), MUSA)).isEmpty();
    assertThat(workshop.of(MUSA)).isEmpty();
    assertThat(workshop.of(CHIEF)).hasSize(1);
    assertThat(workshop.find("0", CHIEF)).isEmpty();
  }

  @Test
  void aFaultIsToldWithoutItsMessageWhichMayQuoteARow() {
    Work work =
        workshop.start(
            FATOU,
            TITLE,
            progress -> {
              throw new IllegalStateException("row (Awa, 76 00 00 00)");
            },
            LONG);

    assertThat(work.state()).isEqualTo(Work.State.FAILED);
    assertThat(work.outcome()).isEqualTo(Outcome.failed(Words.of("work.fault", work.id())));
  }

  @Test
  void twoPiecesOfWorkGoOnAtOnceAndMoreWaitUntilFarTooMuchDoes() {
    CountDownLatch never = new CountDownLatch(1);
    Task waiting =
        progress -> {
          never.await();
          return Outcome.done(Words.of("did"));
        };
    for (int i = 0; i < 102; i++) {
      assertThat(workshop.start(operator("a" + i), TITLE, waiting).finished()).isFalse();
    }
    Work refused = workshop.start(FATOU, TITLE, waiting);

    assertThat(refused.outcome()).isEqualTo(Outcome.failed(Words.of("work.full")));
    assertThat(workshop.of(CHIEF)).hasSize(103);
  }

  @Test
  void nobodyKeepsTheOthersWaitingForEver() {
    CountDownLatch never = new CountDownLatch(1);
    Task waiting =
        progress -> {
          never.await();
          return Outcome.done(Words.of("did"));
        };
    for (int i = 0; i < 5; i++) {
      workshop.start(FATOU, TITLE, waiting);
    }

    Work sixth = workshop.start(FATOU, TITLE, waiting);

    assertThat(sixth.outcome()).isEqualTo(Outcome.failed(Words.of("work.yours", 5)));
    assertThat(workshop.find(sixth.id(), FATOU)).contains(sixth);
    assertThat(workshop.start(MUSA, TITLE, waiting).finished()).isFalse();
  }

  private static Account operator(String name) {
    return new Account(name, Role.OPERATOR, Set.of(), false, 1, null);
  }

  @Test
  void theOldestThatHasEndedIsForgotten() {
    Work first = workshop.start(FATOU, TITLE, progress -> Outcome.done(Words.of("did")), LONG);
    for (int i = 0; i < 200; i++) {
      workshop.start(FATOU, TITLE, progress -> Outcome.done(Words.of("did")), LONG);
    }

    assertThat(workshop.find(first.id(), FATOU)).isEmpty();
    assertThat(workshop.of(FATOU)).hasSize(200);
  }

  @Test
  void whatGoesOnLeavesOffWhenTheConsoleStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean left = new AtomicBoolean();
    Work work =
        workshop.start(
            FATOU,
            TITLE,
            progress -> {
              begun.countDown();
              while (progress.goesOn()) {
                Thread.onSpinWait();
              }
              left.set(true);
              return Outcome.failed(Words.of("work.stopped"));
            });
    begun.await();
    workshop.close();

    assertThat(left).isTrue();
    assertThat(workshop.find(work.id(), FATOU).orElseThrow().finished()).isTrue();
    Work late = workshop.start(FATOU, TITLE, progress -> Outcome.done(Words.of("did")));
    assertThat(late.state()).isEqualTo(Work.State.FAILED);
  }

  @Test
  void theReaderGetsItInTheirLanguage() {
    StaticMessageSource messages = new StaticMessageSource();
    messages.addMessage("outer", Locale.FRENCH, "{0} : {1}");
    messages.addMessage("inner", Locale.FRENCH, "deux");

    Words words = Words.of("outer", new Labels("no", "non"), Words.of("inner"));

    assertThat(words.in(messages, Locale.FRENCH)).isEqualTo("non : deux");
  }
}
