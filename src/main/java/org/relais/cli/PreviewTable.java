package org.relais.cli;

import java.io.PrintWriter;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.relais.route.Preview;
import org.relais.target.preflight.Difference.Kind;

/** A preview as tables for people: in all, by data element and by site. */
final class PreviewTable implements PreviewOutput {
  private static final int SITES = 20;

  private final Messages messages;
  private final PrintWriter out;
  private final boolean all;
  private final NumberFormat numbers;
  private final PreviewTally tally = new PreviewTally();

  PreviewTable(Messages messages, PrintWriter out, boolean all) {
    this.messages = messages;
    this.out = out;
    this.all = all;
    this.numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag(messages.language()));
  }

  @Override
  public void add(Preview.Row row) {
    tally.add(row);
  }

  @Override
  public PreviewTally tally() {
    return tally;
  }

  @Override
  public void end() {
    if (tally.total() == 0) {
      out.println(messages.text("preview.none"));
      return;
    }
    out.println(
        messages.text(
            "preview.total",
            tally.of(Kind.NEW),
            tally.of(Kind.CHANGED),
            tally.of(Kind.GONE),
            tally.of(Kind.SAME)));
    if (tally.foreign() > 0) {
      out.println(messages.text("preview.foreign", tally.foreign()));
    }
    if (tally.of(Kind.NO_PLACE) > 0) {
      out.println(messages.text("preview.noPlace", tally.of(Kind.NO_PLACE)));
    }
    out.println();
    print("preview.elements", tally.elements(), Integer.MAX_VALUE);
    print("preview.sites", tally.sites(), all ? Integer.MAX_VALUE : SITES);
    reasons();
  }

  /** Those with most to change first; what stays the same needs no line. */
  private void print(String heading, SortedMap<String, Map<Kind, Long>> by, int limit) {
    List<Map.Entry<String, Map<Kind, Long>>> changing =
        by.entrySet().stream()
            .filter(entry -> all || changes(entry.getValue()) > 0)
            .sorted(Comparator.comparing(entry -> -changes(entry.getValue())))
            .toList();
    if (changing.isEmpty()) {
      return;
    }
    TextTable table = new TextTable().row(messages.text(heading).split("\\|"));
    changing.stream()
        .limit(limit)
        .forEach(
            entry ->
                table.row(
                    Stream.concat(
                            Stream.of(entry.getKey()),
                            Arrays.stream(Kind.values())
                                .map(kind -> entry.getValue().getOrDefault(kind, 0L))
                                .map(numbers::format))
                        .toArray(String[]::new)));
    table.lines().forEach(line -> out.println("  " + line));
    if (changing.size() > limit) {
      out.println("  " + messages.text("preview.more", changing.size() - limit));
    }
    out.println();
  }

  private static long changes(Map<Kind, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum()
        - counts.getOrDefault(Kind.SAME, 0L);
  }

  private void reasons() {
    if (tally.reasons().isEmpty()) {
      return;
    }
    out.println(messages.text("preview.reasons"));
    tally
        .reasons()
        .values()
        .forEach(
            reason ->
                out.println(
                    "  "
                        + messages.text(
                            "preview.reason",
                            reason.cells(),
                            messages.label(reason.cause().message()))
                        + "  ["
                        + reason.cause().code()
                        + "]"));
  }
}
