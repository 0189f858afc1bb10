package org.relais.config.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Blocks as a page for people: each with a table of its keys, the blocks within it behind it. */
public final class ReferencePage {
  private final StringBuilder page = new StringBuilder();
  private final Set<String> written = new LinkedHashSet<>();

  /** Adds a kind of file or block, and everything that stands within it. */
  public void add(Type<?> type) {
    Deque<Block> waiting = new ArrayDeque<>(type.blocks());
    while (!waiting.isEmpty()) {
      Block block = waiting.removeFirst();
      if (written.add(block.name())) {
        write(block);
        block.keys().forEach(key -> waiting.addAll(key.type().blocks()));
      }
    }
  }

  private void write(Block block) {
    page.append("## ").append(block.name()).append("\n\n").append(block.about()).append("\n\n");
    page.append("| key | what it holds | needed | meaning | example |\n");
    page.append("| --- | --- | --- | --- | --- |\n");
    block.keys().forEach(this::row);
    page.append('\n');
    block.rules().forEach(rule -> page.append(sentence(rule)).append("\n\n"));
  }

  private void row(Key<?> key) {
    page.append("| `")
        .append(key.name())
        .append("` | ")
        .append(cell(key.type().words()))
        .append(" | ")
        .append(key.required() ? "yes" : "")
        .append(" | ")
        .append(cell(key.description()))
        .append(" | ")
        .append(key.example().equals("…") ? "" : "`" + cell(key.example()) + "`")
        .append(" |\n");
  }

  private static String sentence(Rule rule) {
    String keys = "`" + String.join("`, `", rule.keys()) + "`";
    if (!rule.exclusive()) {
      return "At least one of " + keys + " is needed.";
    }
    return rule.atLeast() == 1
        ? "Exactly one of " + keys + " is needed."
        : "No two of " + keys + " go together.";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** All that was added, as Markdown. */
  public String markdown() {
    return page.toString();
  }
}
