package org.relais.console.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;

/**
 * Work as it stands at a moment.
 *
 * @param id hard to guess, so that the page of an earlier start of the console shows no other work
 * @param title what is done, with its count
 * @param total 0 while nobody knows
 * @param ended null while it goes on, as is the outcome
 */
public record Work(
    String id,
    Words title,
    String who,
    Instant asked,
    State state,
    long done,
    long total,
    @Nullable Instant ended,
    @Nullable Outcome outcome) {

  /** Where work stands. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  public boolean finished() {
    return outcome != null;
  }

  /** The path of its page. */
  public String path() {
    return "/work/" + id;
  }

  /** Those who asked for it, and administrators. */
  public boolean isFor(Account reader) {
    return who.equals(reader.name()) || reader.may(Permission.MANAGE);
  }
}
