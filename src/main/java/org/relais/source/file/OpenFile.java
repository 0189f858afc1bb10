package org.relais.source.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem.Fault;

/**
 * A file with its records cut out as its format says, from where it stands.
 *
 * @param fault why it can have no records, or null
 * @param columns of CSV
 */
record OpenFile(FileBytes bytes, Entries entries, Entry.@Nullable Bad fault, List<String> columns)
    implements AutoCloseable {
  private static final Entries NONE = () -> null;

  /** Opens {@code letter} behind the records that {@code state} has read. */
  static OpenFile of(
      Inbox.Letter letter, FileState state, FileSettings settings, RequiredColumns required)
      throws IOException {
    FileBytes bytes = new FileBytes(letter.path());
    try {
      if (state.encoding() == Fingerprint.Encoding.UTF_16) {
        return refused(bytes, Fault.UNKNOWN_ENCODING, null);
      }
      bytes.skipByteOrderMark();
      OpenFile open = opened(bytes, charset(state, settings), settings, required, state.at() > 0);
      if (state.at() > bytes.mark().position()) {
        bytes.goTo(new FileBytes.Mark(state.at(), state.line(), state.at()));
      }
      return open;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static Charset charset(FileState state, FileSettings settings) {
    if (settings.encoding() != null) {
      return settings.encoding();
    }
    return state.encoding() == Fingerprint.Encoding.UTF_8
        ? StandardCharsets.UTF_8
        : Charset.forName("windows-1252");
  }

  private static OpenFile opened(
      FileBytes bytes,
      Charset charset,
      FileSettings settings,
      RequiredColumns required,
      boolean resumed)
      throws IOException {
    return switch (settings.format()) {
      case JSON_LINES -> new OpenFile(bytes, new LineEntries(bytes, charset), null, List.of());
      case JSON -> json(bytes, charset, settings, resumed);
      case CSV -> csv(bytes, charset, settings, required);
    };
  }

  private static OpenFile json(
      FileBytes bytes, Charset charset, FileSettings settings, boolean resumed) throws IOException {
    int first = bytes.peekPastSpace();
    boolean array = settings.records() != null || first == '[';
    boolean found =
        first < 0
            || resumed
            || settings.records() == null
            || ArrayPath.open(bytes, settings.records());
    if (!found || (!array && first >= 0 && first != '{')) {
      return refused(bytes, Fault.NO_RECORDS, null);
    }
    if (settings.records() == null && array && !resumed) {
      bytes.read();
    }
    return first < 0
        ? new OpenFile(bytes, NONE, null, List.of())
        : new OpenFile(bytes, new JsonEntries(bytes, charset, array), null, List.of());
  }

  private static OpenFile csv(
      FileBytes bytes, Charset charset, FileSettings settings, RequiredColumns required)
      throws IOException {
    CsvHeader header = CsvEntries.header(bytes, charset, settings.separator());
    if (header == null) {
      return new OpenFile(bytes, NONE, null, List.of());
    }
    Set<String> duplicates = header.duplicates();
    if (!duplicates.isEmpty()) {
      return refused(bytes, Fault.DUPLICATE_COLUMN, String.join(", ", duplicates));
    }
    List<String> missing = required.missing(header.columns());
    return missing.isEmpty()
        ? new OpenFile(bytes, new CsvEntries(bytes, charset, header), null, header.columns())
        : refused(bytes, Fault.MISSING_COLUMN, String.join(", ", missing));
  }

  private static OpenFile refused(FileBytes bytes, Fault fault, @Nullable String column) {
    return new OpenFile(bytes, NONE, new Entry.Bad(1, fault, column), List.of());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
