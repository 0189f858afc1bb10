package org.relais.console.mappings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.VersionHistory;

/**
 * Which versions concern an account, for one question: what the account sees now is found out once,
 * and the files of a version are read at most once, where it changed a table that the account sees.
 */
final class VersionSight {
  private final Account account;
  private final FileRights now;
  private final VersionHistory history;
  private final Map<Long, Then> then = new HashMap<>();

  /**
   * @param now what the account sees now
   */
  VersionSight(Account account, FileRights now, VersionHistory history) {
    this.account = account;
    this.now = now;
    this.history = history;
  }

  /**
   * What the account saw of the files that it sees now.
   *
   * @param there those that there were
   */
  private record Then(Set<String> there, FileRights rights) {
    boolean shows(String path) {
      return !there.contains(path) || rights.sees(path);
    }
  }

  /** Those that concern the account, in the same order. */
  List<ConfigurationVersion> of(List<ConfigurationVersion> versions) {
    if (now.seesAll()) {
      return versions;
    }
    Map<Long, List<String>> changed =
        history.changed(versions.stream().map(ConfigurationVersion::number).toList());
    return versions.stream()
        .filter(each -> sees(each, changed.getOrDefault(each.number(), List.of())))
        .toList();
  }

  private boolean sees(ConfigurationVersion version, List<String> changed) {
    return version.author().equals(account.name())
        || changed.stream().anyMatch(path -> FileRights.isSource(path) && now.sees(path))
        || changed.stream().anyMatch(path -> now.sees(path) && saw(path, version));
  }

  /** A table may have been another source's then, before the change or after it. */
  private boolean saw(String path, ConfigurationVersion version) {
    return then(version.parent()).shows(path) && then(version.number()).shows(path);
  }

  private Then then(@Nullable Long number) {
    return number == null
        ? then(new TreeMap<>())
        : then.computeIfAbsent(number, first -> then(history.files(first)));
  }

  private Then then(SortedMap<String, String> files) {
    Set<String> there = new TreeSet<>(now.own());
    there.retainAll(files.keySet());
    return new Then(there, FileRights.of(account, files));
  }
}
