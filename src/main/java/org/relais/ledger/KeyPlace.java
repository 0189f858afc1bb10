package org.relais.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * Where the key lies that seals secrets: in the variable {@code RELAIS_KEY}, in the file that
 * {@code RELAIS_KEY_FILE} names, else in a file of the data folder, which is made when it is first
 * needed.
 */
public final class KeyPlace {
  /** No secret is named so: these say where the key is. */
  public static final String RESERVED = "RELAIS_";

  private static final String VARIABLE = "RELAIS_KEY";
  private static final String NEXT_VARIABLE = "RELAIS_NEW_KEY";
  private static final String FILE_VARIABLE = "RELAIS_KEY_FILE";
  private static final String FILE = "secrets.key";

  private final @Nullable String given;
  private final @Nullable String givenNext;
  private final Path file;

  private KeyPlace(@Nullable String given, @Nullable String givenNext, Path file) {
    this.given = given;
    this.givenNext = givenNext;
    this.file = file;
  }

  /**
   * @param environment the variables of the machine
   * @param data the data folder of the deployment
   */
  public static KeyPlace of(Map<String, String> environment, Path data) {
    String named = environment.get(FILE_VARIABLE);
    return new KeyPlace(
        environment.get(VARIABLE),
        environment.get(NEXT_VARIABLE),
        named == null ? data.resolve(FILE) : Path.of(named));
  }

  /** The key, or none where it was never made. */
  Optional<SealingKey> read() throws SealedException {
    return given != null ? Optional.of(key(given, VARIABLE)) : fromFile(file);
  }

  /** The key that a change of keys that did not end would have left; none otherwise. */
  Optional<SealingKey> readNext() throws SealedException {
    return given != null ? Optional.empty() : fromFile(nextFile());
  }

  SealingKey readOrMake() throws SealedException {
    Optional<SealingKey> there = read();
    return there.isPresent() ? there.get() : make(file);
  }

  /**
   * The key that takes over from the present one.
   *
   * @throws SealedException where the present one is a variable and no new one is given
   */
  SealingKey next() throws SealedException {
    if (given == null) {
      return make(nextFile());
    }
    if (givenNext == null) {
      throw new SealedException(
          new Labels(
              "The key comes from RELAIS_KEY, so the new one has to come from you: set RELAIS_NEW_KEY to 32 random bytes in Base64 (openssl rand -base64 32), run this again, then put its value into RELAIS_KEY.",
              "La clé vient de RELAIS_KEY, la nouvelle doit donc venir de vous : définissez RELAIS_NEW_KEY avec 32 octets aléatoires en Base64 (openssl rand -base64 32), relancez cette commande, puis mettez sa valeur dans RELAIS_KEY."));
    }
    return key(givenNext, NEXT_VARIABLE);
  }

  /** From now on the next key is the present one. */
  void nextTookOver() throws SealedException {
    if (given == null) {
      try {
        Files.move(nextFile(), file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException fault) {
        throw unreadable(nextFile());
      }
    }
  }

  /** Where it lies, for people. */
  String words() {
    return given != null ? VARIABLE : file.toString();
  }

  private Path nextFile() {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  private static Optional<SealingKey> fromFile(Path path) throws SealedException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(key(Files.readString(path), path.toString()));
    } catch (IOException fault) {
      throw unreadable(path);
    }
  }

  private static SealingKey make(Path path) throws SealedException {
    String text = SealingKey.random();
    try {
      Files.deleteIfExists(path);
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      OwnerOnly.write(path, text + System.lineSeparator());
    } catch (IOException fault) {
      throw unreadable(path);
    }
    return key(text, path.toString());
  }

  private static SealingKey key(String text, String where) throws SealedException {
    return SealingKey.of(text)
        .orElseThrow(
            () ->
                new SealedException(
                    new Labels(
                        "%s holds no key: it must be 32 bytes in Base64 (openssl rand -base64 32)."
                            .formatted(where),
                        "%s ne contient pas de clé : il faut 32 octets en Base64 (openssl rand -base64 32)."
                            .formatted(where))));
  }

  private static SealedException unreadable(Path path) {
    return new SealedException(
        new Labels(
            "The key file %s cannot be read or written. Give the account that runs Relais software the right to, and to nobody else."
                .formatted(path),
            "Le fichier de clé %s ne peut être ni lu ni écrit. Donnez-en le droit au compte qui exécute le logiciel Relais, et à personne d'autre."
                .formatted(path)));
  }
}
