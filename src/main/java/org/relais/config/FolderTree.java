package org.relais.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder on this machine. */
record FolderTree(Path root) implements FileTree {
  @Override
  public boolean has(String path) {
    return Files.isRegularFile(root.resolve(path));
  }

  @Override
  public List<String> names(String subfolder) {
    try (Stream<Path> files = Files.list(root.resolve(subfolder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException noSuchFolder) {
      return List.of();
    }
  }

  @Override
  public String text(String path) throws IOException {
    try {
      return EncodedText.decode(Files.readAllBytes(root.resolve(path)));
    } catch (InvalidPathException noPath) {
      throw new IOException(noPath);
    }
  }
}
