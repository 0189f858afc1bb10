package org.relais.console.work;

/** What is done in the background. It looks at the progress now and then whether it goes on. */
@FunctionalInterface
public interface Task {
  /**
   * @return how it ended, also where it failed for a reason that is foreseen; what is thrown is a
   *     fault, stands in the log and is told without its message
   */
  Outcome run(Progress progress) throws Exception;
}
