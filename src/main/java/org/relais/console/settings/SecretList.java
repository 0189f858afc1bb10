package org.relais.console.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.settings.SecretLine.Origin;
import org.relais.ledger.Secrets;
import org.relais.ledger.StoredSecret;

/** The names that the configuration asks for and those that are stored, each with where it is. */
final class SecretList {
  private final Secrets secrets;
  private final Deployment deployment;
  private final ConfigurationHome home;

  SecretList(Secrets secrets, Deployment deployment, ConfigurationHome home) {
    this.secrets = secrets;
    this.deployment = deployment;
    this.home = home;
  }

  List<SecretLine> lines() {
    Map<String, StoredSecret> stored =
        secrets.list().stream().collect(Collectors.toMap(StoredSecret::name, secret -> secret));
    SortedMap<String, List<String>> files = new TreeMap<>();
    stored.keySet().forEach(name -> files.put(name, List.of()));
    files.putAll(asked());
    Map<String, String> machine = home.machine().get();
    return files.entrySet().stream()
        .map(
            entry ->
                line(
                    entry.getKey(),
                    machine.containsKey(entry.getKey()),
                    stored.get(entry.getKey()),
                    entry.getValue()))
        .toList();
  }

  private static SecretLine line(
      String name, boolean given, @Nullable StoredSecret stored, List<String> files) {
    Origin ofStored = stored == null ? Origin.MISSING : Origin.STORED;
    return new SecretLine(name, given ? Origin.ENVIRONMENT : ofStored, stored, files);
  }

  private Map<String, List<String>> asked() {
    Map<String, List<String>> files = new TreeMap<>();
    deployment
        .files()
        .forEach(
            (path, text) -> {
              for (String name : Secrets.askedIn(text)) {
                files.computeIfAbsent(name, first -> new ArrayList<>()).add(path);
              }
            });
    return files;
  }
}
