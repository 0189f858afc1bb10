package org.relais.config;

import java.io.IOException;
import java.util.List;

/** The files of a configuration, wherever they are kept. */
interface FileTree {
  /** Whether there is such a file, by its path in the folder. */
  boolean has(String path);

  /** Names of the files that stand directly in a sub-folder, {@code ""} for the folder itself. */
  List<String> names(String subfolder);

  /**
   * The text of a file, with line feeds only.
   *
   * @throws IOException where it cannot be read
   */
  String text(String path) throws IOException;
}
