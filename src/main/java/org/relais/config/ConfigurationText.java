package org.relais.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a configuration, whether or not they compile, by path.
 *
 * @param files those that the version is the hash of
 * @param tests those that stand beside it
 */
public record ConfigurationText(SortedMap<String, String> files, SortedMap<String, String> tests) {
  public static ConfigurationText of(SortedMap<String, String> all) {
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> tests = new TreeMap<>();
    for (Map.Entry<String, String> file : all.entrySet()) {
      (isTest(file.getKey()) ? tests : files).put(file.getKey(), file.getValue());
    }
    return new ConfigurationText(files, tests);
  }

  private static boolean isTest(String path) {
    return path.startsWith(IndicatorFiles.FOLDER + "/")
        && path.endsWith(IndicatorFiles.TEST_ENDING);
  }

  /** As {@link Deployment#version}, where every file is read. */
  public String version() {
    return Version.of(files);
  }
}
