package org.relais.console.work;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Work in the reader's words.
 *
 * @param said how it ended, or null while it goes on
 * @param where path of the page that shows the result, or null
 * @param undo how to take it back, or null
 */
public record WorkLine(
    String id,
    String title,
    String who,
    Instant asked,
    Work.State state,
    long done,
    long total,
    @Nullable Instant ended,
    @Nullable String said,
    @Nullable String where,
    Outcome.@Nullable Undo undo) {

  public static WorkLine of(Work work, MessageSource messages, Locale locale) {
    Outcome outcome = work.outcome();
    Outcome.Done done = outcome instanceof Outcome.Done ended ? ended : null;
    return new WorkLine(
        work.id(),
        work.title().in(messages, locale),
        work.who(),
        work.asked(),
        work.state(),
        work.done(),
        work.total(),
        work.ended(),
        outcome == null ? null : outcome.said().in(messages, locale),
        done == null ? null : done.where(),
        done == null ? null : done.undo());
  }

  public boolean goesOn() {
    return ended == null;
  }

  public boolean failed() {
    return state == Work.State.FAILED;
  }
}
