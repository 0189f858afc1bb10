package org.relais.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * The sign that a process works with a data folder. The operating system takes it away when the
 * process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
  private static final String NAME = "relais.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path folder) throws IOException, LedgerUnavailableException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new LedgerInUseException(inUse(folder, holder(file)));
    }
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
    return new FolderLock(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String holder(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return "?";
    }
  }

  private static Labels inUse(Path folder, String pid) {
    return new Labels(
        "Another copy of Relais software (process %s) is working with the data folder %s. Stop it, or name another folder under `data:` in relais.yaml."
            .formatted(pid, folder),
        "Une autre instance du logiciel Relais (processus %s) travaille avec le dossier de données %s. Arrêtez-le, ou indiquez un autre dossier sous `data:` dans relais.yaml."
            .formatted(pid, folder));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
