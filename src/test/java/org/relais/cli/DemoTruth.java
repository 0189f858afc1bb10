package org.relais.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.examples.Truth;
import org.relais.oracle.Oracle;
import org.relais.oracle.OracleVisit;

/**
 * What has to come out of the demo, from what the generator of its data knows to have happened and
 * from the naive count. Records are named {@code source/id}.
 *
 * @param cancelled a record that was cancelled after the generator had made it
 */
record DemoTruth(@Nullable String cancelled) {
  private static final List<Truth> GENERATED = Truth.ofTheExample();

  /** A data element at a site in a month, all options together. */
  record Figure(String element, String orgUnit, String period, int value) {}

  static DemoTruth asGenerated() {
    return new DemoTruth(null);
  }

  private String fate(Truth truth) {
    return (name(truth).equals(cancelled) ? Truth.Fate.VOIDED : truth.fate()).name();
  }

  SortedMap<String, String> classes() {
    SortedMap<String, String> classes = new TreeMap<>();
    GENERATED.forEach(truth -> classes.put(name(truth), fate(truth)));
    return classes;
  }

  /** The line of the balance sheet. */
  Map<String, Object> line(String source) {
    Map<String, Object> line = new TreeMap<>();
    line.put("source", source);
    Stream.of(Truth.Fate.values())
        .forEach(fate -> line.put(fate.name().toLowerCase(Locale.ROOT), 0));
    List<String> fates =
        GENERATED.stream().filter(t -> t.source().equals(source)).map(this::fate).toList();
    fates.forEach(
        fate -> line.merge(fate.toLowerCase(Locale.ROOT), 1, (a, b) -> (int) a + (int) b));
    line.put("pulled", fates.size());
    return line;
  }

  private List<OracleVisit> mapped() {
    return GENERATED.stream()
        .filter(truth -> fate(truth).equals("MAPPED"))
        .map(truth -> new OracleVisit(truth.source(), truth.recordId(), truth.values()))
        .toList();
  }

  List<String> visits() {
    return mapped().stream().map(DemoTruth::name).sorted().toList();
  }

  SortedMap<String, BigDecimal> cells() {
    return Oracle.expected(mapped());
  }

  /** The greatest of a data element. */
  Figure greatest(String element) {
    return cells().entrySet().stream()
        .filter(cell -> cell.getKey().startsWith(element + " "))
        .collect(
            Collectors.groupingBy(
                cell -> cell.getKey().split(" @ ")[1],
                Collectors.summingInt(cell -> cell.getValue().intValueExact())))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(sum -> figure(element, sum.getKey().split(" "), sum.getValue()))
        .orElseThrow();
  }

  private static Figure figure(String element, String[] siteMonth, int value) {
    return new Figure(element, siteMonth[0], siteMonth[1], value);
  }

  /** The visits that a figure counts; of duplicates, all. */
  List<OracleVisit> behind(Figure figure) {
    return mapped().stream()
        .filter(
            visit ->
                Oracle.expected(List.of(visit)).keySet().stream()
                    .anyMatch(
                        cell ->
                            cell.startsWith(figure.element() + " ")
                                && cell.endsWith(" @ " + figure.orgUnit() + " " + figure.period())))
        .toList();
  }

  /** A record of a source without which there are fewer cells. */
  String onlyOneOfSomeCell(String source) {
    int cells = cells().size();
    return visits().stream()
        .filter(record -> record.startsWith(source + "/"))
        .filter(record -> new DemoTruth(record).cells().size() < cells)
        .findFirst()
        .orElseThrow();
  }

  static String name(OracleVisit visit) {
    return visit.source() + "/" + visit.recordId();
  }

  private static String name(Truth truth) {
    return truth.source() + "/" + truth.recordId();
  }
}
