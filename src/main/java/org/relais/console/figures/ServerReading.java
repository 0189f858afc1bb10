package org.relais.console.figures;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.console.work.Words;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.TargetSettings;
import org.relais.http.CamelHttp;
import org.relais.route.Preview;
import org.relais.target.dhis2.Dhis2Preview;
import org.relais.target.dhis2.Dhis2Settings;

/** Reads a DHIS2 server for what is picked; nothing is changed there or in the ledger. */
final class ServerReading {
  private static final int UNITS_AT_ONCE = 50;
  private static final int MOST_LINES = 5_000;

  private final DataSource ledger;
  private final Supplier<List<TargetDefinition>> targets;
  private final Clock clock;
  private final Supplier<CamelHttp> http;
  private final Readings readings;

  ServerReading(
      DataSource ledger,
      Supplier<List<TargetDefinition>> targets,
      Clock clock,
      Supplier<CamelHttp> http,
      Readings readings) {
    this.ledger = ledger;
    this.targets = targets;
    this.clock = clock;
    this.http = http;
    this.readings = readings;
  }

  /** Whether the target is a server that can be read. */
  boolean canRead(Picked picked) {
    return settings(picked).isPresent();
  }

  private Optional<Dhis2Settings> settings(Picked picked) {
    return targets.get().stream()
        .filter(target -> target.name().equals(picked.target()))
        .findFirst()
        .flatMap(
            target -> {
              TargetSettings settings = target.settings();
              return settings instanceof Dhis2Settings dhis2
                  ? Optional.of(dhis2)
                  : Optional.empty();
            });
  }

  /**
   * Reads, and keeps what was read.
   *
   * @param where path of the page that shows it
   */
  Outcome read(Picked picked, String who, String where, Progress progress) {
    Dhis2Settings server = settings(picked).orElseThrow();
    List<Reading.Line> lines = new ArrayList<>();
    Map<Reading.Kind, Long> counts = new EnumMap<>(Reading.Kind.class);
    List<String> units = picked.units();
    progress.total(units.size());
    try (CamelHttp open = http.get()) {
      Preview preview = new Preview(ledger, new Dhis2Preview(picked.target(), server, open, clock));
      Preview.Question question =
          new Preview.Question(
              picked.target(), picked.dataSet().code(), picked.period().id(), null, false);
      for (int from = 0; from < units.size(); from += UNITS_AT_ONCE) {
        int to = Math.min(from + UNITS_AT_ONCE, units.size());
        if (!progress.goesOn()) {
          return Outcome.failed(Words.of("work.stopped"));
        }
        Optional<Cause> unavailable =
            preview.show(question, units.subList(from, to), row -> add(row, counts, lines));
        if (unavailable.isPresent()) {
          return Outcome.failed(Words.saying(unavailable.get().message()));
        }
        progress.done(to);
      }
    }
    Reading reading = new Reading(clock.instant(), who, counts, lines);
    readings.keep(picked, reading);
    return Outcome.done(
        Words.of("differences.read.done", reading.compared(), reading.lines().size()), where);
  }

  private static void add(
      Preview.Row row, Map<Reading.Kind, Long> counts, List<Reading.Line> lines) {
    Reading.Kind kind = kind(row);
    counts.merge(kind, 1L, Long::sum);
    if (kind != Reading.Kind.SAME && lines.size() < MOST_LINES) {
      var cell = row.difference().cell();
      lines.add(
          new Reading.Line(
              kind,
              cell.key().orgUnit(),
              cell.key().element(),
              cell.key().options(),
              cell.value(),
              row.difference().held()));
    }
  }

  private static Reading.Kind kind(Preview.Row row) {
    return switch (row.difference().kind()) {
      case SAME -> Reading.Kind.SAME;
      case NO_PLACE -> Reading.Kind.NO_PLACE;
      case NEW -> Reading.Kind.NEW;
      case CHANGED -> row.foreign() ? Reading.Kind.FOREIGN : Reading.Kind.CHANGED;
      case GONE -> row.foreign() ? Reading.Kind.FOREIGN : Reading.Kind.GONE;
    };
  }
}
