package org.relais.standin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data values that the server holds, and every write of them. */
final class ValueStore {
  private final Clock clock;
  private final Map<ValuePlace, HeldValue> held = new LinkedHashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private int imports;

  ValueStore(Clock clock) {
    this.clock = clock;
  }

  /** The row of a place; one that is deleted too. */
  synchronized Optional<HeldValue> row(ValuePlace place) {
    return Optional.ofNullable(held.get(place));
  }

  /** The value of a place, where it has one that is not deleted. */
  Optional<String> value(ValuePlace place) {
    return row(place).filter(row -> !row.deleted()).map(HeldValue::value);
  }

  synchronized int nextImport() {
    return ++imports;
  }

  synchronized void store(int importNumber, ValuePlace place, String value, String user) {
    write(importNumber, place, value, false, user);
  }

  synchronized void delete(int importNumber, ValuePlace place, String value, String user) {
    write(importNumber, place, value, true, user);
  }

  private void write(
      int importNumber, ValuePlace place, String value, boolean deleted, String user) {
    Instant now = clock.instant();
    @Nullable HeldValue before = held.get(place);
    held.put(
        place, new HeldValue(value, deleted, user, before == null ? now : before.created(), now));
    writes.add(new Write(importNumber, place, deleted ? null : value, now));
  }

  /** Loses a row without a trace, as a restored backup does. */
  synchronized void forget(ValuePlace place) {
    held.remove(place);
  }

  synchronized Map<ValuePlace, HeldValue> rows() {
    return new LinkedHashMap<>(held);
  }

  synchronized List<Write> writes() {
    return List.copyOf(writes);
  }
}
