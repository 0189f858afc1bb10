package org.relais.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that are kept as text, as if they stood in a folder.
 *
 * @param texts by path
 * @param folder for what is no text of a configuration but is named by one, such as the metadata of
 *     a server
 */
record TextTree(SortedMap<String, String> texts, FileTree folder) implements FileTree {
  private static final List<String> KEPT = List.of(".yaml", ".yml", ".csv");

  @Override
  public boolean has(String path) {
    return texts.containsKey(path) || (KEPT.stream().noneMatch(path::endsWith) && folder.has(path));
  }

  @Override
  public List<String> names(String subfolder) {
    String start = subfolder.isEmpty() ? "" : subfolder + "/";
    return texts.keySet().stream()
        .filter(path -> path.startsWith(start) && path.indexOf('/', start.length()) < 0)
        .map(path -> path.substring(start.length()))
        .toList();
  }

  @Override
  public String text(String path) throws IOException {
    @Nullable String text = texts.get(path);
    if (text == null) {
      throw new FileNotFoundException(path);
    }
    return text;
  }
}
