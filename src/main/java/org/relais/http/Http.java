package org.relais.http;

/** Makes one HTTP call. */
@FunctionalInterface
public interface Http {
  /**
   * @throws UnreachableException where no complete answer came
   */
  HttpAnswer call(HttpCall call) throws UnreachableException;
}
