package org.relais.target.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder in which a file is either whole or not there, also after a power cut: written under a
 * temporary name, synced, renamed, and the folder synced.
 */
final class OutputFolder {
  private final Path folder;

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes files that belong together; none has its name before all are on the disk.
   *
   * @param files name to content; an existing file of that name is replaced
   */
  void write(Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    Map<Path, Path> temporary = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        // A dot, so that whoever copies the folder meanwhile leaves it out.
        Path part = folder.resolve("." + file.getKey() + ".part");
        temporary.put(part, folder.resolve(file.getKey()));
        writeSynced(part, file.getValue());
      }
      for (Map.Entry<Path, Path> move : temporary.entrySet()) {
        rename(move.getKey(), move.getValue());
      }
    } catch (IOException failed) {
      remove(new ArrayList<>(temporary.keySet()), failed);
      throw failed;
    }
    syncFolder();
  }

  private static void writeSynced(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException onSomeNetworkDisks) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void syncFolder() throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      // Windows cannot open a folder and keeps its entries safe itself.
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void remove(List<Path> parts, IOException because) {
    for (Path part : parts) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException left) {
        because.addSuppressed(left);
      }
    }
  }
}
