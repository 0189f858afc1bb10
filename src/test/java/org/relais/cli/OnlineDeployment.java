package org.relais.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped configuration with one DHIS2 server as its target, in a folder of its own. */
final class OnlineDeployment {
  private final Path folder;

  private OnlineDeployment(Path folder) {
    this.folder = folder;
  }

  /**
   * @param url of the server
   */
  static OnlineDeployment in(Path work, String url) {
    try {
      Path folder = work.resolve("config");
      copy(Path.of("config"), folder);
      Files.delete(folder.resolve("targets/stick.yaml"));
      Path token = Files.writeString(work.resolve("token"), "d2pat_test");
      Files.writeString(
          folder.resolve("targets/national.yaml"),
          """
          # The national server.
          target: national
          type: dhis2
          url: %s
          auth: {token: "${file:%s}"}
          data_sets: [ICCM_MONTHLY]
          deliver_from: 2026-01-01
          """
              .formatted(url, token));
      return new OnlineDeployment(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String folder() {
    return folder.toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
