package org.relais.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.indicator.Clinic.field;
import static org.relais.indicator.Clinic.keyed;
import static org.relais.indicator.Clinic.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.relais.visit.Visit;

class DuplicatesTest {
  private static final Instant MORNING = Instant.parse("2026-10-03T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-10-03T12:00:00Z");

  private final Duplicates duplicates =
      new Duplicates(
          Stream.of("patient_id", "visit_date", "worker_id").map(s -> field(s)).toList());

  @Test
  void theNewestCounts() {
    Visit early = visit("b", keyed("p1", MORNING));
    Visit late = visit("a", keyed("p1", NOON));

    assertThat(duplicates.counting(List.of(early, late))).containsExactly(late);
    assertThat(duplicates.counting(List.of(late, early))).containsExactly(late);
  }

  @Test
  void ofEquallyNewOnesTheGreatestRecordIdCounts() {
    Visit lower = visit("Z", keyed("p1", NOON));
    Visit greater = visit("a", keyed("p1", NOON));

    assertThat(duplicates.counting(List.of(greater, lower))).containsExactly(greater);
  }

  @Test
  void oneWithoutATimeIsTheOldest() {
    Visit timeless = visit("z", keyed("p1", null));
    Visit timed = visit("a", keyed("p1", MORNING));

    assertThat(duplicates.counting(List.of(timeless, timed))).containsExactly(timed);
  }

  @Test
  void anotherPatientOrSourceIsNoDuplicate() {
    List<Visit> visits =
        List.of(
            visit("a", keyed("p1", NOON)),
            visit("b", keyed("p2", NOON)),
            visit("other app", "a", keyed("p1", NOON)));

    assertThat(duplicates.counting(visits)).containsExactlyElementsOf(visits);
  }

  @Test
  void aVisitOfAnUnknownPatientIsNobodysDuplicate() {
    Map<String, Object> unknown = keyed("p1", NOON);
    unknown.remove("patient_id");
    List<Visit> visits = List.of(visit("a", unknown), visit("b", unknown));

    assertThat(duplicates.counting(visits)).containsExactlyElementsOf(visits);
    assertThat(duplicates.keyOf(visits.get(0))).isEmpty();
  }

  @Test
  void withoutAKeyThereAreNoDuplicates() {
    List<Visit> visits = List.of(visit("a", keyed("p1", NOON)), visit("b", keyed("p1", NOON)));

    assertThat(new Duplicates(List.of()).counting(visits)).hasSize(2);
  }

  @Test
  void keysOfDifferentValuesDiffer() {
    Map<String, Object> one = keyed("p\", \"1", NOON);
    Map<String, Object> other = keyed("p", NOON);
    Duplicates byTwo = new Duplicates(List.of(field("patient_id"), field("worker_id")));
    other.put("worker_id", "1\", \"w1");

    assertThat(byTwo.keyOf(visit("a", one))).isNotEqualTo(byTwo.keyOf(visit("b", other)));
  }
}
