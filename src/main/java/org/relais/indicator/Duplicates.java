package org.relais.indicator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.Visit;

/**
 * Rule V10 of the iCCM catalogue: visits of one source with the same patient, type, local date and
 * worker are one visit, sent twice. All stay mapped; one counts, and when it is voided, the next.
 *
 * <p>A visit that lacks one of the values has no key and is nobody's duplicate: two visits of
 * unknown patients are not the same.
 */
public final class Duplicates {

  /**
   * The order in which duplicates count: the greatest one does. The newest {@code recorded_at}
   * (none is older than any), then the greatest record id, compared as UTF-8 bytes as PostgreSQL's
   * collation {@code "C"} does.
   */
  public static final Comparator<Visit> PRECEDENCE =
      Comparator.comparing(
              Duplicates::recordedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
          .thenComparing(
              visit -> visit.recordId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final List<Field> key;

  /**
   * @param key fields whose values make two visits the same; empty: no visit is a duplicate
   */
  public Duplicates(List<Field> key) {
    this.key = List.copyOf(key);
  }

  /**
   * What duplicates of one source have in common, as text to store and compare: a JSON-like list of
   * the values; none where the visit cannot be a duplicate.
   */
  public Optional<String> keyOf(Visit visit) {
    List<String> values = new ArrayList<>();
    for (Field field : key) {
      Object value = visit.value(field);
      if (value == null) {
        return Optional.empty();
      }
      values.add('"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values.toString());
  }

  /** The visits that count, in the order in which they came. */
  public List<Visit> counting(Collection<Visit> visits) {
    Map<Object, Visit> winners = new LinkedHashMap<>();
    visits.forEach(visit -> winners.merge(identity(visit), visit, Duplicates::winner));
    return List.copyOf(winners.values());
  }

  private Object identity(Visit visit) {
    return keyOf(visit)
        .map(text -> List.of(visit.source(), text))
        .orElseGet(() -> List.of(visit.source(), "record", visit.recordId()));
  }

  private static Visit winner(Visit one, Visit other) {
    return PRECEDENCE.compare(one, other) >= 0 ? one : other;
  }

  private static @Nullable Instant recordedAt(Visit visit) {
    return (Instant) visit.value(CoreField.RECORDED_AT);
  }
}
