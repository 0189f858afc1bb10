package org.relais.console.sources;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Drafts;
import org.relais.ledger.VersionHistory;
import org.relais.source.SourceDefinition;

/**
 * The sources that stand in drafts and are not live. Everybody sees those of their own draft, an
 * administrator those of all.
 */
public final class DraftedSources {
  private static final String FOLDER = "sources/";
  private static final Pattern FILE = Pattern.compile(FOLDER + "([^/]+)\\.yaml");

  private final Deployment deployment;
  private final Drafts drafts;
  private final VersionHistory history;

  DraftedSources(Deployment deployment, Drafts drafts, VersionHistory history) {
    this.deployment = deployment;
    this.drafts = drafts;
    this.history = history;
  }

  /**
   * A source in a draft.
   *
   * @param account whose draft it is in
   * @param version number of the version with it that was handed over and waits; null where none
   *     does
   */
  public record Line(String name, String account, @Nullable Long version) {}

  /** By account and name. */
  public List<Line> of(Account reader) {
    SortedMap<String, SortedSet<String>> written = drafts.written(FOLDER);
    if (!reader.may(Permission.MANAGE)) {
      written.keySet().retainAll(List.of(reader.name()));
    }
    List<ConfigurationVersion> waiting = written.isEmpty() ? List.of() : history.submitted();
    return written.entrySet().stream()
        .flatMap(draft -> lines(draft.getKey(), draft.getValue(), waiting))
        .filter(line -> reader.scope().includes(line.name()))
        .toList();
  }

  private Stream<Line> lines(
      String account, SortedSet<String> paths, List<ConfigurationVersion> waiting) {
    return paths.stream()
        .map(FILE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(name -> !isLive(name))
        .map(name -> new Line(name, account, handedOver(name, account, waiting).orElse(null)));
  }

  private Optional<Long> handedOver(
      String name, String account, List<ConfigurationVersion> waiting) {
    return waiting.stream()
        .filter(version -> version.author().equals(account))
        .map(ConfigurationVersion::number)
        .filter(number -> history.changed(number).contains(FOLDER + name + ".yaml"))
        .max(Long::compare);
  }

  private boolean isLive(String name) {
    return deployment.sources().stream().map(SourceDefinition::name).anyMatch(name::equals);
  }
}
