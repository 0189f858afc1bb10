package org.relais.console.mappings;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;
import org.relais.diagnostic.Severity;

/**
 * Looks for passwords and tokens in files that shall be kept for good. In a file with errors the
 * compiler may not have come as far as the password, so that its lines are looked at as well.
 */
final class SecretSearch {
  private static final Set<Code> SECRETS = Set.of(Code.CFG023, Code.CFG024);

  /** A value that is no placeholder, behind one of the words for a secret or in a URL. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\b(?:password|token|bearer)[\"']?[ \\t]*:[ \\t]*[\"']?(?!\\$\\{)[^\\s\"'{}\\[\\],#]"
              + "|\\bheader[\"']?[ \\t]*:\\s*\\{?[^}]*?\\bvalue[\"']?[ \\t]*:[ \\t]*[\"']?(?!\\$\\{)[^\\s\"'{}#]"
              + "|://[^\\s/:@$]+:(?!\\$\\{)[^\\s/@]+@");

  private final ConfigurationHome home;

  SecretSearch(ConfigurationHome home) {
    this.home = home;
  }

  /**
   * @param paths where it looks
   * @param compilation of the files
   */
  boolean finds(
      Collection<String> paths, SortedMap<String, String> files, Compilation compilation) {
    List<Diagnostic> all =
        compilation instanceof Compilation.Ok ok
            ? ok.warnings()
            : ((Compilation.Failed) compilation).diagnostics();
    for (String path : paths) {
      List<Diagnostic> here =
          all.stream().filter(found -> found.span().file().equals(home.label(path))).toList();
      @Nullable String text = files.get(path);
      boolean told = here.stream().anyMatch(found -> SECRETS.contains(found.code()));
      boolean broken = here.stream().anyMatch(found -> found.severity() == Severity.ERROR);
      if (told || (broken && text != null && LINE.matcher(text).find())) {
        return true;
      }
    }
    return false;
  }
}
