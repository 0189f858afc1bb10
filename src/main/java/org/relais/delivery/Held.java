package org.relais.delivery;

import org.relais.delivery.Cause.Owner;
import org.relais.visit.Labels;

/** Why nothing is sent although the server may well answer. */
final class Held {
  private Held() {}

  static Cause paused(String target, TargetState.Pause pause) {
    return new Cause(
        "PAUSED",
        new Labels(
            "%s is paused by %s: %s. Nothing is sent before relais targets resume %s."
                .formatted(target, pause.who(), pause.reason(), target),
            "%s est en pause, par %s : %s. Rien n'est envoyé avant relais targets resume %s."
                .formatted(target, pause.who(), pause.reason(), target)),
        Owner.OPERATOR);
  }
}
