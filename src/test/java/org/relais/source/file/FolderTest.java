package org.relais.source.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.relais.source.Given;
import org.relais.source.Page;
import org.relais.source.SourceItem;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Unreadable;
import org.relais.source.SourceUnavailableException;
import org.relais.visit.SourceMapping;

/** A folder with files of known times, and what is read of it. */
abstract class FolderTest {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private @Nullable String cursor;

  final void file(String name, String text) throws IOException {
    file(name, text, StandardCharsets.UTF_8, "2026-11-20T10:00:00Z");
  }

  final void file(String name, String text, String time) throws IOException {
    file(name, text, StandardCharsets.UTF_8, time);
  }

  final void file(String name, String text, Charset charset, String time) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(charset));
    touch(name, time);
  }

  final void touch(String name, String time) throws IOException {
    Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.parse(time)));
  }

  /** What all pages since the last call give. */
  final List<SourceItem> pull(Given.Folder given) throws SourceUnavailableException {
    return pull(given, Given.noMapping());
  }

  final List<SourceItem> pull(Given.Folder given, SourceMapping mapping)
      throws SourceUnavailableException {
    List<SourceItem> items = new ArrayList<>();
    Page page;
    do {
      page = source(given, mapping).pull(cursor);
      items.addAll(page.items());
      cursor = page.cursor();
    } while (!page.last());
    return items;
  }

  static FileSource source(Given.Folder given, SourceMapping mapping) {
    return new FileSource("test", given.settings(), mapping, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  final Given.Folder json() {
    return Given.folder(folder, FileFormat.JSON).ofForm("visit");
  }

  final Given.Folder lines() {
    return Given.folder(folder, FileFormat.JSON_LINES).ofForm("visit");
  }

  final Given.Folder csv() {
    return Given.folder(folder, FileFormat.CSV).ofForm("visit");
  }

  static List<String> ids(List<SourceItem> items) {
    return items.stream().filter(Submission.class::isInstance).map(SourceItem::id).toList();
  }

  /** Where and why, of what is unreadable. */
  static List<String> faults(List<SourceItem> items) {
    return items.stream()
        .filter(Unreadable.class::isInstance)
        .map(Unreadable.class::cast)
        .map(item -> item.where() + " " + item.fault())
        .toList();
  }

  static Submission record(List<SourceItem> items, String id) {
    return items.stream()
        .filter(Submission.class::isInstance)
        .map(Submission.class::cast)
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
