package org.relais.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration KEEP = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T08:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now.get();
        }

        @Override
        public ZoneOffset getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          return this;
        }
      };

  @Test
  void manyReadersCostOneQuestionWhileTheAnswerIsGood() {
    try (Recent<Integer> recent = new Recent<>("test", asked::incrementAndGet, KEEP, clock)) {
      assertThat(recent.latest(PATIENCE)).hasValueSatisfying(d -> assertThat(d.value()).isOne());
      assertThat(recent.latest(PATIENCE)).hasValueSatisfying(d -> assertThat(d.value()).isOne());

      now.updateAndGet(time -> time.plus(KEEP));
      Awaitility.await().until(() -> recent.latest(PATIENCE).orElseThrow().value() == 2);
      assertThat(recent.latest(PATIENCE).orElseThrow().at()).isEqualTo(now.get());
    }
  }

  @Test
  void whatTookLongIsAskedLessOften() {
    Duration took = Duration.ofSeconds(10);
    try (Recent<Integer> recent =
        new Recent<>(
            "test",
            () -> {
              now.updateAndGet(time -> time.plus(took));
              return asked.incrementAndGet();
            },
            KEEP,
            clock)) {
      recent.latest(PATIENCE);
      now.updateAndGet(time -> time.plus(KEEP.multipliedBy(2)));
      recent.latest(PATIENCE);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void aReaderDoesNotWaitLongerThanItLikes() {
    CountDownLatch end = new CountDownLatch(1);
    try (Recent<Integer> recent =
        new Recent<>(
            "test",
            () -> {
              try {
                end.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
              return 1;
            },
            KEEP,
            clock)) {
      assertThat(recent.latest(Duration.ofMillis(20))).isEmpty();
      end.countDown();
      assertThat(recent.latest(PATIENCE)).isPresent();
    }
  }

  @Test
  void aQuestionThatFailsLeavesTheFormerAnswer() {
    try (Recent<Integer> recent =
        new Recent<>(
            "test",
            () -> {
              if (asked.incrementAndGet() > 1) {
                throw new IllegalStateException("lost");
              }
              return 1;
            },
            KEEP,
            clock)) {
      Instant first = now.get();
      recent.latest(PATIENCE);
      now.updateAndGet(time -> time.plus(KEEP));
      recent.latest(PATIENCE);
      Awaitility.await().until(() -> asked.get() == 2);
      assertThat(recent.latest(PATIENCE).orElseThrow().at()).isEqualTo(first);
    }
  }

  @Test
  void whatWasAskedBeforeAChangeIsNoAnswerAfterIt() throws Exception {
    List<CountDownLatch> begun = List.of(new CountDownLatch(1), new CountDownLatch(1));
    List<CountDownLatch> end = List.of(new CountDownLatch(1), new CountDownLatch(1));
    try (Recent<Integer> recent =
        new Recent<>(
            "test",
            () -> {
              int question = asked.getAndIncrement();
              begun.get(question).countDown();
              try {
                end.get(question).await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
              return question;
            },
            KEEP,
            clock)) {
      recent.latest(Duration.ZERO);
      begun.get(0).await();
      recent.forget();
      end.get(0).countDown();
      recent.latest(Duration.ZERO);
      begun.get(1).await();

      assertThat(recent.latest(Duration.ZERO)).as("the answer of before the change").isEmpty();
      end.get(1).countDown();
      assertThat(recent.latest(PATIENCE).orElseThrow().value()).isEqualTo(1);
    }
  }

  @Test
  void aQuestionThatWaitedForItsTurnWhileAChangeCameIsNotAsked() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (Recent<Integer> recent =
        new Recent<>(
            "test",
            () -> {
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
              return asked.incrementAndGet();
            },
            KEEP,
            clock)) {
      recent.latest(Duration.ZERO);
      begun.await();
      for (int change = 0; change < 5; change++) {
        recent.forget();
        recent.latest(Duration.ZERO);
      }
      end.countDown();

      assertThat(recent.latest(PATIENCE).orElseThrow().value())
          .as("the first one, which ran, and the one of after the last change")
          .isEqualTo(2);
    }
  }

  @Test
  void afterAChangeTheNextReaderWaitsForANewAnswer() {
    try (Recent<Integer> recent = new Recent<>("test", asked::incrementAndGet, KEEP, clock)) {
      recent.latest(PATIENCE);
      recent.forget();
      assertThat(recent.latest(PATIENCE).orElseThrow().value()).isEqualTo(2);
    }
  }
}
