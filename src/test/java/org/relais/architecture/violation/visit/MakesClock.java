package org.relais.architecture.violation.visit;

import java.time.Clock;

/** Breaks: only the edges make a clock. */
public final class MakesClock {
  Clock made = Clock.systemUTC();
}
