package org.relais.delivery;

import java.util.List;

/** What is, and is to be, registered as complete, as the store knows it. */
public interface Completions {
  /**
   * What late data opened again: a complete site-month of which something is not acknowledged any
   * more is to be withdrawn.
   *
   * @return how many
   */
  int reopen(String target, String dataSet);

  /** Tells what became complete, by the rule of the data set. */
  void judge(TargetDefinition target, String dataSet);

  /**
   * Claims some registrations or withdrawals; until they are settled nobody knows whether the
   * target has them.
   */
  List<Completeness> claim(String target, String dataSet, boolean complete, int limit);

  void settle(
      String target,
      String dataSet,
      List<Completeness> claimed,
      CompletionTarget.Registered registered);
}
