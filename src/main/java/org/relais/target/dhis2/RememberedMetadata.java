package org.relais.target.dhis2;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what a server said, also that it does not know something, and asks anew at most once in a
 * while: an org unit that is missing must not cost a request for every parcel.
 */
final class RememberedMetadata implements Metadata {
  /** A server that is brought to a newer version is noticed after this. */
  private static final Duration VERSION_HOLDS = Duration.ofHours(1);

  private final Metadata server;
  private final Clock clock;
  private final Duration rest;

  private final Map<String, Optional<ServerDataSet>> dataSets = new HashMap<>();
  private final Map<String, List<OptionCombo>> optionCombos = new HashMap<>();
  private final Map<String, String> orgUnits = new HashMap<>();
  private final Set<String> askedOrgUnits = new HashSet<>();
  private Optional<ServerVersion> version = Optional.empty();
  private Instant askVersion = Instant.MIN;
  private Instant since;

  RememberedMetadata(Metadata server, Clock clock, Duration rest) {
    this.server = server;
    this.clock = clock;
    this.rest = rest;
    this.since = clock.instant();
  }

  @Override
  public synchronized Optional<ServerDataSet> dataSet(String identifier)
      throws MetadataUnavailableException {
    Optional<ServerDataSet> known = dataSets.get(identifier);
    if (known == null) {
      known = server.dataSet(identifier);
      dataSets.put(identifier, known);
    }
    return known;
  }

  @Override
  public synchronized List<OptionCombo> optionCombos(String categoryCombo)
      throws MetadataUnavailableException {
    List<OptionCombo> known = optionCombos.get(categoryCombo);
    if (known == null) {
      known = server.optionCombos(categoryCombo);
      optionCombos.put(categoryCombo, known);
    }
    return known;
  }

  @Override
  public synchronized Map<String, String> orgUnits(Set<String> codes)
      throws MetadataUnavailableException {
    Set<String> unasked = new HashSet<>(codes);
    unasked.removeAll(askedOrgUnits);
    if (!unasked.isEmpty()) {
      orgUnits.putAll(server.orgUnits(unasked));
      askedOrgUnits.addAll(unasked);
    }
    Map<String, String> found = new HashMap<>(orgUnits);
    found.keySet().retainAll(codes);
    return found;
  }

  @Override
  public synchronized Optional<ServerVersion> version() throws MetadataUnavailableException {
    Instant now = clock.instant();
    if (!now.isBefore(askVersion)) {
      askVersion = now.plus(VERSION_HOLDS);
      version = server.version();
    }
    return version;
  }

  @Override
  public synchronized boolean refresh() {
    Instant now = clock.instant();
    if (now.isBefore(since.plus(rest))) {
      return false;
    }
    since = now;
    dataSets.clear();
    optionCombos.clear();
    orgUnits.clear();
    askedOrgUnits.clear();
    return true;
  }
}
