package org.relais.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What people were told, kept where a restart finds it. */
public interface Episodes {
  /** Those that have not ended. */
  List<Episode> open();

  /** These are still so. One statement. */
  void seen(Collection<Episode> still, Instant now);

  /**
   * Begins and ends episodes and puts down what is to be sent of it, all or nothing, so that each
   * is told once whatever dies in between.
   */
  void turn(Collection<Concern> begun, Collection<Episode> ended, List<Note> notes, Instant now);

  /** Notes whose time has come, oldest first. */
  List<WaitingNote> due(Instant now);

  void sent(WaitingNote note, Instant now);

  /** It could not be sent; tried again then. */
  void failed(WaitingNote note, Instant nextTry);
}
