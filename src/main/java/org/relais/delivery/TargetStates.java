package org.relais.delivery;

import java.util.Collection;
import java.util.Optional;

/** How it stands with the targets, kept where a restart finds it. Every method is one statement. */
public interface TargetStates {
  /** The state of a target; up where nothing was ever written of it. */
  TargetState of(String target);

  /** These targets, which are one server, could not be asked. */
  void down(Collection<String> targets, TargetState.Down down);

  /** These targets, which are one server, answer again. */
  void up(Collection<String> targets);

  /** The server was restored or replaced; nothing is sent before a person resets the target. */
  void stop(String target, Cause cause);

  /** What the target's server said that it is; empty before it was first recognised. */
  Optional<String> fingerprint(String target);

  void recognise(String target, String fingerprint);

  /** The software of the target's server, for a person; empty before it said so. */
  Optional<String> software(String target);

  void runs(String target, String software);
}
