package org.relais.console.api;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.console.security.Paths;
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
 * @param result where its result is to be asked for; null where there is none
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
    @Nullable Labels said,
    @Nullable String result) {
  /** Pages of results that the API has at the same place. */
  private static final Pattern RESULT =
      Pattern.compile("/mappings/changes/[^/]+|/sources/[^/]+/tried/[^/]+");

  private static final String READ = "/figures/differences?";

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
        outcome == null ? null : labels(outcome.said(), messages),
        outcome instanceof Outcome.Done done && done.where() != null ? result(done.where()) : null);
  }

  private static @Nullable String result(String page) {
    if (page.startsWith(READ)) {
      return Paths.API + page.replace(READ, "/figures/differences/read?");
    }
    return RESULT.matcher(page).matches() ? Paths.API + page : null;
  }

  private static Labels labels(Words words, MessageSource messages) {
    return new Labels(words.in(messages, Locale.ENGLISH), words.in(messages, Locale.FRENCH));
  }
}
