package org.relais.architecture.violation.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Breaks: time comes from a clock. */
public final class ReadsTime {
  Supplier<Instant> reference = Instant::now;

  LocalDate call() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
