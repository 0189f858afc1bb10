package org.relais.config.yaml;

import java.util.List;
import java.util.Optional;
import org.relais.diagnostic.Span;

/** A piece of YAML and where it stands. */
public sealed interface Node {
  /** What a diagnostic about this piece points at, all on one line. */
  Span span();

  /** Keys and values, in the order of the file, no key twice. */
  record Mapping(Span span, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> find(String key) {
      return entries.stream().filter(e -> e.key().written().equals(key)).findFirst();
    }
  }

  /** One line of a mapping. */
  record Entry(Scalar key, Node value) {}

  /** A list. */
  record Sequence(Span span, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value; always text, since a code such as {@code 0123} keeps its zero.
   *
   * @param text the value with variables and files put in; may be a secret
   * @param written the value as it stands in the file; the only form that is ever shown
   * @param resolved whether every variable that it names was known
   * @param places where each character of {@code written} stands in the file
   */
  record Scalar(Span span, String text, String written, boolean resolved, ScalarPlaces places)
      implements Node {

    /** Whether there is nothing after the key. */
    public boolean isEmpty() {
      return written.isEmpty();
    }

    /** Whether a variable or a file was put in. */
    public boolean substituted() {
      return !resolved || !text.equals(written);
    }

    /** Where {@code length} characters from {@code offset} stand, cut at the end of their line. */
    public Span part(int offset, int length) {
      return substituted() ? span : places.span(span.file(), offset, length);
    }

    /** What it says, never what was put in. */
    @Override
    public String toString() {
      return written;
    }
  }
}
