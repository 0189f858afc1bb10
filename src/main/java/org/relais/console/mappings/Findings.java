package org.relais.console.mappings;

import java.util.List;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.diagnostic.Diagnostic;

/**
 * What the compiler says of a draft to somebody.
 *
 * @param shown in the files that they see
 * @param elsewhere how many errors stand in other files
 */
public record Findings(List<Finding> shown, long elsewhere) {
  public Findings {
    shown = List.copyOf(shown);
  }

  static Findings of(Compilation compilation, ConfigurationHome home, FileRights rights) {
    List<Diagnostic> all =
        compilation instanceof Compilation.Ok ok
            ? ok.warnings()
            : ((Compilation.Failed) compilation).diagnostics();
    String folder = home.label("");
    List<Finding> placed =
        all.stream().map(found -> Finding.of(found, path(found, folder))).toList();
    List<Finding> shown = placed.stream().filter(found -> rights.sees(found.path())).toList();
    long elsewhere =
        placed.stream()
            .filter(found -> !rights.sees(found.path()) && found.kind() == Finding.Kind.ERROR)
            .count();
    return new Findings(shown, elsewhere);
  }

  private static String path(Diagnostic found, String folder) {
    String file = found.span().file();
    return file.startsWith(folder) ? file.substring(folder.length()) : file;
  }

  public long errors() {
    return count(Finding.Kind.ERROR) + elsewhere;
  }

  public long warnings() {
    return count(Finding.Kind.WARNING);
  }

  /** How many there are of one kind in a file, for its mark in the list of files. */
  public long errorsIn(String path) {
    return shown.stream()
        .filter(found -> found.kind() == Finding.Kind.ERROR && found.path().equals(path))
        .count();
  }

  private long count(Finding.Kind kind) {
    return shown.stream().filter(found -> found.kind() == kind).count();
  }
}
