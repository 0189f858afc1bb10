package org.relais.config;

import java.util.List;

/**
 * Where a variable or a file may be put in: in what connects a configuration with the machine and
 * the servers around it. All else becomes data of visits, is shown or is quoted in messages, and
 * would show a secret that was put in.
 */
final class Settable {
  private static final List<String> DEPLOYMENT =
      List.of(
          "data",
          "database",
          "server.address",
          "server.port",
          "server.proxies",
          "server.openid.issuer",
          "server.openid.client_secret",
          "alerts.mail",
          "alerts.webhook");
  private static final List<String> SOURCE = List.of("url", "auth", "folder", "database");
  private static final List<String> TARGET = List.of("url", "auth", "folder");

  private Settable() {}

  /**
   * @param file by its path in the configuration
   * @param place the keys that lead there: {@code auth.basic.password}
   */
  static boolean is(String file, String place) {
    return places(file).stream()
        .anyMatch(settable -> place.equals(settable) || place.startsWith(settable + "."));
  }

  private static List<String> places(String file) {
    if (file.equals(RelaisFile.FILE)) {
      return DEPLOYMENT;
    }
    if (file.startsWith(SourceFiles.FOLDER + "/")) {
      return SOURCE;
    }
    return file.startsWith(TargetFiles.FOLDER + "/") ? TARGET : List.of();
  }
}
