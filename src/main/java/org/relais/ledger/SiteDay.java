package org.relais.ledger;

import java.time.LocalDate;
import java.util.Comparator;

/** A day of a site: what a stale mark stands on. */
record SiteDay(String site, LocalDate day) implements Comparable<SiteDay> {
  private static final Comparator<SiteDay> ORDER =
      Comparator.comparing(SiteDay::site).thenComparing(SiteDay::day);

  @Override
  public int compareTo(SiteDay other) {
    return ORDER.compare(this, other);
  }
}
