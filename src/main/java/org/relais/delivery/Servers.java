package org.relais.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The servers behind the targets; targets with one address are one server. */
public final class Servers {
  private final Map<String, Server> byTarget = new HashMap<>();
  private final Recognition recognition;

  /**
   * @param random for the jitter of the back-off
   * @param tryAtOnce whether the first try of each server does not wait for the back-off
   */
  public Servers(
      List<TargetDefinition> targets,
      TargetStates states,
      Clock clock,
      RandomGenerator random,
      boolean tryAtOnce) {
    this.recognition = new Recognition(states, clock);
    Map<String, List<TargetDefinition>> together =
        targets.stream()
            .collect(
                Collectors.groupingBy(Servers::address, LinkedHashMap::new, Collectors.toList()));
    for (List<TargetDefinition> one : together.values()) {
      Retry retry = one.get(0).retry();
      List<String> names = one.stream().map(TargetDefinition::name).toList();
      BackOff backOff = new BackOff(retry.first(), retry.ceiling(), random);
      Server server = new Server(names, states, backOff, clock, tryAtOnce);
      names.forEach(name -> byTarget.put(name, server));
    }
  }

  private static String address(TargetDefinition target) {
    String server = target.settings().server();
    return server == null ? "target " + target.name() : "server " + server;
  }

  /** Looks whether the servers are those that they were. */
  Recognition recognition() {
    return recognition;
  }

  Server of(String target) {
    Server server = byTarget.get(target);
    if (server == null) {
      throw new IllegalArgumentException("no such target in the configuration: " + target);
    }
    return server;
  }
}
