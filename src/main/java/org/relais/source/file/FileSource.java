package org.relais.source.file;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.source.ContentHash;
import org.relais.source.Page;
import org.relais.source.RecordReader;
import org.relais.source.Source;
import org.relais.source.SourceUnavailableException;
import org.relais.visit.Labels;
import org.relais.visit.SourceMapping;

/**
 * A folder of files. Files are read in the order of their names, each once as long as its content
 * stays: an unchanged, touched or copied-again file is not read again, a changed or replaced one is
 * read from its start. Files are never moved or deleted; one that was taken away is forgotten.
 *
 * <p>Of two records with one id the one with the greater revision counts: by the configured column
 * (then by content), else the one in the file with the later time, and in one file the later row.
 *
 * <p>What is unreadable is reported as {@code file#row}; when the file is corrected, the report is
 * taken back.
 */
public final class FileSource implements Source {
  private final String name;
  private final FileSettings settings;
  private final Inbox inbox;
  private final FileReading reading;
  private final String reads;

  public FileSource(String name, FileSettings settings, SourceMapping mapping, Clock clock) {
    RequiredColumns required = new RequiredColumns(settings, mapping);
    RecordReader reader =
        new RecordReader(
            settings.id(),
            settings.revision(),
            settings.voided(),
            settings.form(),
            settings.version(),
            mapping.zone());
    this.name = name;
    this.settings = settings;
    this.inbox = new Inbox(settings, clock);
    this.reading = new FileReading(settings, reader, required);
    this.reads = ContentHash.of(way(settings, reader, required));
  }

  private static String way(FileSettings settings, RecordReader reader, RequiredColumns required) {
    String columns = settings.format() == FileFormat.CSV ? required.text() : "";
    return Arrays.asList(
            settings.format(),
            settings.records(),
            settings.separator(),
            settings.encoding(),
            reader,
            columns)
        .toString();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Page pull(@Nullable String cursor) throws SourceUnavailableException {
    FileCursor from = FileCursor.parse(cursor).readBy(reads);
    Map<String, Inbox.Letter> letters = letters();
    Map<String, FileState> states = new TreeMap<>(from.files());
    states.keySet().retainAll(letters.keySet());
    PageItems page = new PageItems();
    Path unreadable = null;
    for (Inbox.Letter letter : letters.values()) {
      try {
        read(letter, states, page);
      } catch (NoSuchFileException e) {
        states.remove(letter.name());
      } catch (IOException e) {
        // The others are read first; a later call, which finds nothing else to do, tells of it.
        unreadable = letter.path();
      }
      if (page.isFull()) {
        return new Page(page.items(), new FileCursor(reads, states).text(), false);
      }
    }
    if (unreadable != null && page.items().isEmpty()) {
      throw unreadableFile(unreadable);
    }
    return new Page(page.items(), new FileCursor(reads, states).text(), unreadable == null);
  }

  private void read(Inbox.Letter letter, Map<String, FileState> states, PageItems page)
      throws IOException {
    FileState state = states.get(letter.name());
    if (!letter.settled() || (state != null && state.done() && state.isOf(letter))) {
      return;
    }
    FileState now = state != null && state.isOf(letter) ? state : recognised(letter, state);
    states.put(letter.name(), now);
    if (!now.done()) {
      states.put(letter.name(), reading.read(letter, now, page));
    }
  }

  private static FileState recognised(Inbox.Letter letter, @Nullable FileState state)
      throws IOException {
    Fingerprint print = Fingerprint.of(letter.path());
    if (state == null) {
      return FileState.begin(letter, print);
    }
    return state.hash().equals(print.hash()) ? state.touched(letter) : state.again(letter, print);
  }

  private Map<String, Inbox.Letter> letters() throws SourceUnavailableException {
    try {
      return inbox.letters().stream()
          .collect(Collectors.toMap(Inbox.Letter::name, l -> l, (a, b) -> a, TreeMap::new));
    } catch (IOException | java.io.UncheckedIOException e) {
      Path folder = settings.folder();
      throw new SourceUnavailableException(
          new Labels(
              "Source %s: the folder %s cannot be read. Create it, or correct \"folder\" in the"
                      .formatted(name, folder)
                  + " source's configuration, and check that Relais software may read it.",
              "Source %s : le dossier %s ne peut pas être lu. Créez-le, ou corrigez « folder » dans"
                      .formatted(name, folder)
                  + " la configuration de la source, et vérifiez que le logiciel Relais a le droit"
                  + " de le lire."));
    }
  }

  private SourceUnavailableException unreadableFile(Path file) {
    return new SourceUnavailableException(
        new Labels(
            "Source %s: the file %s cannot be read. Check that Relais software may read it and"
                    .formatted(name, file)
                + " that no other program holds it; the other files were read.",
            "Source %s : le fichier %s ne peut pas être lu. Vérifiez que le logiciel Relais a le"
                    .formatted(name, file)
                + " droit de le lire et qu'aucun autre programme ne le tient ouvert ; les autres"
                + " fichiers ont été lus."));
  }
}
