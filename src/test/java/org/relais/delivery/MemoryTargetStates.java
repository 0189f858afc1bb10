package org.relais.delivery;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** How it stands with targets, for tests that need no ledger. */
public final class MemoryTargetStates implements TargetStates {
  private final Map<String, TargetState> states = new HashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();
  private final Map<String, String> software = new HashMap<>();

  /** The servers of targets of which nothing is known yet: each is asked at once. */
  public static Servers servers(TargetDefinition... targets) {
    return new Servers(
        List.of(targets), new MemoryTargetStates(), Clock.systemUTC(), new Random(1), false);
  }

  @Override
  public TargetState of(String target) {
    return states.getOrDefault(target, TargetState.up(target));
  }

  @Override
  public void down(Collection<String> targets, TargetState.Down down) {
    for (String target : targets) {
      TargetState before = of(target);
      states.put(target, new TargetState(target, down, before.pause(), before.stop()));
    }
  }

  @Override
  public void up(Collection<String> targets) {
    for (String target : targets) {
      TargetState before = of(target);
      states.put(target, new TargetState(target, null, before.pause(), before.stop()));
    }
  }

  @Override
  public void stop(String target, Cause cause) {
    states.put(
        target,
        new TargetState(target, null, null, new TargetState.Stop(cause, java.time.Instant.EPOCH)));
  }

  @Override
  public Optional<String> fingerprint(String target) {
    return Optional.ofNullable(fingerprints.get(target));
  }

  @Override
  public void recognise(String target, String fingerprint) {
    fingerprints.put(target, fingerprint);
  }

  @Override
  public Optional<String> software(String target) {
    return Optional.ofNullable(software.get(target));
  }

  @Override
  public void runs(String target, String name) {
    software.put(target, name);
  }
}
