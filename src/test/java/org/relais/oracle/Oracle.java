package org.relais.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the visits that a national server should know, cell by cell. */
public final class Oracle {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
  private static final List<String> SAME =
      List.of("patient_id", "visit", "visit_date", "worker_id");

  private Oracle() {}

  /**
   * All cells of the monthly iCCM report of all sites.
   *
   * @param visits the visits that stand, in any order: each record once, as it was last corrected;
   *     none that was voided or rejected
   * @return {@linkplain #key cell} to value
   */
  public static SortedMap<String, BigDecimal> expected(Collection<OracleVisit> visits) {
    SortedMap<String, BigDecimal> cells = new TreeMap<>();
    for (OracleVisit visit : withoutDuplicates(visits)) {
      Child child = new Child(visit);
      String month = MONTH.format(child.visitDate());
      String site = String.valueOf(visit.answers().get("org_unit"));
      Report.Lines lines =
          (element, splits) ->
              combinations(splits)
                  .forEach(
                      options ->
                          cells.merge(
                              key(element, options, site, month), BigDecimal.ONE, BigDecimal::add));
      new Report(child, lines).write();
    }
    return cells;
  }

  /** A cell as text, such as {@code MAL_POS AGE_BAND=P2M--P12M SEX=F @ S001 202610}. */
  public static String key(
      String element, Map<String, String> options, String orgUnit, String period) {
    String split =
        new TreeMap<>(options)
            .entrySet().stream()
                .map(option -> " " + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining());
    return element + split + " @ " + orgUnit + " " + period;
  }

  private static Stream<Map<String, String>> combinations(List<Split> splits) {
    Stream<Map<String, String>> combinations = Stream.of(Map.of());
    for (Split split : splits) {
      combinations =
          combinations.flatMap(
              options ->
                  split.options().stream()
                      .map(
                          option -> {
                            Map<String, String> more = new HashMap<>(options);
                            more.put(split.category(), option);
                            return more;
                          }));
    }
    return combinations;
  }

  /** Of visits that are the same, the one that was recorded last; of those, the greatest id. */
  private static Collection<OracleVisit> withoutDuplicates(Collection<OracleVisit> visits) {
    Map<Object, OracleVisit> kept = new HashMap<>();
    List<OracleVisit> counted = new ArrayList<>();
    for (OracleVisit visit : visits) {
      if (!visit.answers().keySet().containsAll(SAME)) {
        counted.add(visit);
        continue;
      }
      List<Object> key = new ArrayList<>(List.of(visit.source()));
      SAME.forEach(field -> key.add(visit.answers().get(field)));
      OracleVisit other = kept.get(key);
      if (other == null || isNewer(visit, other)) {
        kept.put(key, visit);
      }
    }
    counted.addAll(kept.values());
    return counted;
  }

  private static boolean isNewer(OracleVisit one, OracleVisit other) {
    Instant mine = (Instant) one.answers().getOrDefault("recorded_at", Instant.MIN);
    Instant theirs = (Instant) other.answers().getOrDefault("recorded_at", Instant.MIN);
    int newer = mine.compareTo(theirs);
    return newer != 0 ? newer > 0 : one.recordId().compareTo(other.recordId()) > 0;
  }
}
