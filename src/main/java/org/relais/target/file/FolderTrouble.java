package org.relais.target.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.relais.delivery.Cause;
import org.relais.delivery.Cause.Owner;
import org.relais.delivery.Reply;
import org.relais.visit.Labels;

/** Why a file could not be written; nothing of it is there, so nothing is uncertain. */
final class FolderTrouble {
  private FolderTrouble() {}

  static Reply.Unavailable writing(Path folder, IOException failure) {
    return unavailable(cause(folder, failure));
  }

  static Reply.Unavailable reading(Path metadata) {
    return unavailable(
        cause(
            "METADATA_UNREADABLE",
            "The metadata export %s cannot be read as JSON. Export it again from the server."
                .formatted(metadata),
            "L'export de métadonnées %s ne peut pas être lu comme JSON. Exportez-le à nouveau."
                .formatted(metadata)));
  }

  private static Reply.Unavailable unavailable(Cause cause) {
    return new Reply.Unavailable(cause, null, false);
  }

  private static Cause cause(Path folder, IOException failure) {
    if (isDiskFull(failure)) {
      return cause(
          "DISK_FULL",
          "The disk of the folder %s is full. Make room; Relais software tries again."
              .formatted(folder),
          "Le disque du dossier %s est plein. Libérez de la place ; le logiciel Relais réessaie."
              .formatted(folder));
    }
    if (failure instanceof AccessDeniedException) {
      return cause(
          "FOLDER_NOT_WRITABLE",
          "The folder %s cannot be written by this user. Change its owner or rights."
              .formatted(folder),
          "Cet utilisateur ne peut pas écrire dans le dossier %s. Changez son propriétaire ou ses"
                  .formatted(folder)
              + " droits.");
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return cause(
          "NOT_A_FOLDER",
          "%s is a file, not a folder, or lies under one. Name another folder.".formatted(folder),
          "%s est un fichier, pas un dossier, ou se trouve sous un fichier. Indiquez un autre"
                  .formatted(folder)
              + " dossier.");
    }
    return cause(
        "FOLDER_FAILED",
        "Writing to the folder %s failed. Check that its disk is there and sound."
            .formatted(folder),
        "L'écriture dans le dossier %s a échoué. Vérifiez que son disque est présent et sain."
            .formatted(folder));
  }

  private static boolean isDiskFull(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded");
  }

  private static Cause cause(String code, String en, String fr) {
    return new Cause(code, new Labels(en, fr), Owner.TARGET_ADMINISTRATOR);
  }
}
