package org.relais.console.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Wanted;
import org.relais.config.yaml.YamlText;

/** One block of a YAML file on its way to what a form says, key by key. */
final class BlockEdit {
  private final String block;
  private Optional<String> text;

  /**
   * @param block the key of the block, at the top of the file
   */
  BlockEdit(String text, String block) {
    this.text = Optional.of(text);
    this.block = block;
  }

  /** The file as it is now; empty where a step could not be done on its text. */
  Optional<String> text() {
    return text;
  }

  List<String> keys(String... path) {
    return read().map(read -> read.keys(full(path).toArray(String[]::new))).orElse(List.of());
  }

  /** Writes a value; nothing stays where it is empty, and what is masked stays as it is. */
  BlockEdit put(@Nullable String value, String... path) {
    if (AlertForm.MASK.equals(value) && has(path)) {
      return this;
    }
    return value == null || value.isEmpty() || AlertForm.MASK.equals(value)
        ? write(null, path)
        : write(new Wanted.One(value), path);
  }

  /** Writes a value that must not be missing: an empty one is left to the compiler to tell. */
  BlockEdit need(String value, String... path) {
    if (AlertForm.MASK.equals(value)) {
      return has(path) ? this : write(new Wanted.One(""), path);
    }
    return write(new Wanted.One(value), path);
  }

  /** Writes a value, except where it is the usual one and nothing is written. */
  BlockEdit usual(String value, String usual, String... path) {
    return value.equals(usual) && !has(path) ? this : put(value, path);
  }

  BlockEdit list(List<String> items, String... path) {
    return write(new Wanted.Many(items), path);
  }

  private boolean has(String... path) {
    return read().filter(read -> read.has(full(path).toArray(String[]::new))).isPresent();
  }

  private BlockEdit write(@Nullable Wanted value, String... path) {
    text = read().flatMap(read -> read.with(full(path), value));
    return this;
  }

  private Optional<YamlText> read() {
    return text.flatMap(YamlText::of);
  }

  private List<String> full(String... path) {
    return Stream.concat(Stream.of(block), Stream.of(path)).toList();
  }
}
