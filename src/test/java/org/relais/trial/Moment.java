package org.relais.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * When a process is killed: at some occurrence of something that it does.
 *
 * @param occurrence from 1 on, since the process began
 */
record Moment(Doing doing, int occurrence) {
  /** What a process is in the middle of. */
  enum Doing {
    /** A page is being committed. */
    PULL("record"),
    /** Cells are being counted. */
    COUNT("outside"),
    /** What is due is being claimed. */
    CLAIM("delivery_cell"),
    /** The server has the values and has not stored them. */
    SEND(null),
    /** The server has stored the values and has not answered. */
    ANSWER(null),
    /** The answer is on its way, or being settled. */
    SETTLE(null);

    private final @Nullable String written;

    Doing(@Nullable String written) {
      this.written = written;
    }

    /** The table that is being written meanwhile, or null where the server tells the moment. */
    @Nullable String written() {
      return written;
    }
  }

  /** Each kind in turn, at occurrences that follow from the seed. */
  static List<Moment> drawn(long seed, int number) {
    SplittableRandom dice = new SplittableRandom(seed);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      moments.add(new Moment(Doing.values()[i % Doing.values().length], 1 + dice.nextInt(3)));
    }
    return moments;
  }

  @Override
  public String toString() {
    return doing + " " + occurrence;
  }
}
