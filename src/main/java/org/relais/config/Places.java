package org.relais.config;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Where things stand in the text of a configuration, for who has to mend one that compiles and does
 * not fit a server.
 */
public final class Places {
  private final SortedMap<String, String> files;

  /**
   * @param files by path in the folder, as {@link Deployment#files} has them
   */
  public Places(SortedMap<String, String> files) {
    this.files = files;
  }

  /** {@code targets/national.yaml:1}. */
  public Optional<String> target(String name) {
    return first("targets/", "^\\s*target:\\s*" + word(name));
  }

  public Optional<String> dataSet(String code) {
    return first("indicators/", "\\bcode:\\s*" + word(code));
  }

  public Optional<String> element(String code) {
    return first("indicators/", "^\\s+" + word(code) + "\\s*:");
  }

  private static String word(String text) {
    return "[\"']?" + Pattern.quote(text) + "[\"']?(?![\\w.-])";
  }

  private Optional<String> first(String folder, String pattern) {
    Pattern line = Pattern.compile(pattern);
    for (Map.Entry<String, String> file : files.entrySet()) {
      String path = file.getKey();
      if (!path.startsWith(folder) || !path.endsWith(".yaml") || path.endsWith(".test.yaml")) {
        continue;
      }
      String[] lines = file.getValue().split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (line.matcher(lines[i]).find()) {
          return Optional.of(path + ":" + (i + 1));
        }
      }
    }
    return Optional.empty();
  }
}
