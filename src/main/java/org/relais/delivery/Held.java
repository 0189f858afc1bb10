package org.relais.delivery;

import org.relais.delivery.Cause.Owner;
import org.relais.visit.Labels;

/** Why something is not sent although the server may well answer. */
final class Held {
  private Held() {}

  static Cause paused(String target, TargetState.Pause pause) {
    return new Cause(
        "PAUSED",
        new Labels(
            "%s is paused by %s: %s. Nothing is sent before somebody resumes it under Targets (or relais targets resume %s)."
                .formatted(target, pause.who(), pause.reason(), target),
            "%s est en pause, par %s : %s. Rien n'est envoyé avant que quelqu'un la reprenne sous Destinations (ou relais targets resume %s)."
                .formatted(target, pause.who(), pause.reason(), target)),
        Owner.OPERATOR);
  }

  /** A server that took others and fails, whenever it is sent, at one item. */
  static Cause failedAt(String target, Cause told) {
    return new Cause(
        "SERVER_FAILS_AT_ITEM",
        new Labels(
            "%s fails at this item and takes others. It said: %s"
                .formatted(target, told.message().en()),
            "%s échoue sur cet élément et en prend d'autres. Il a dit : %s"
                .formatted(target, told.message().fr())),
        Owner.TARGET_ADMINISTRATOR);
  }
}
