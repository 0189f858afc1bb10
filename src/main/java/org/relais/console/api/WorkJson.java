package org.relais.console.api;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.visit.Labels;
import org.springframework.context.MessageSource;

/**
 * Work in the background as programs read it.
 *
 * @param state {@code WAITING}, {@code RUNNING}, {@code DONE} or {@code FAILED}
 * @param total 0 while nobody knows
 * @param said how it ended; null while it goes on
 */
record WorkJson(
    String id,
    Labels what,
    String who,
    Instant asked,
    String state,
    long done,
    long total,
    @Nullable Instant ended,
    @Nullable Labels said) {

  static WorkJson of(Work work, MessageSource messages) {
    Outcome outcome = work.outcome();
    return new WorkJson(
        work.id(),
        labels(work.title(), messages),
        work.who(),
        work.asked(),
        work.state().name(),
        work.done(),
        work.total(),
        work.ended(),
        outcome == null ? null : labels(outcome.said(), messages));
  }

  private static Labels labels(Words words, MessageSource messages) {
    return new Labels(words.in(messages, Locale.ENGLISH), words.in(messages, Locale.FRENCH));
  }
}
