package org.relais.target.dhis2;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellItem;
import org.relais.delivery.Refusal;
import org.relais.http.Http;
import org.relais.target.preflight.Comparison;
import org.relais.target.preflight.Difference;
import org.relais.target.preflight.Difference.Kind;
import org.relais.target.preflight.Trial;

/** Shows what a push would change on a server, and asks it what it would refuse; stores nothing. */
public final class Dhis2Preview {
  private final CellResolver resolver;
  private final HeldValues heldValues;
  private final DryRun dryRun;

  /**
   * @param name of the target; of the bindings, its rows and those for all count
   */
  public Dhis2Preview(String name, Dhis2Settings settings, Http http, Clock clock) {
    Troubles troubles = new Troubles(settings.url(), clock);
    Dhis2Session session = new Dhis2Session(settings.url(), settings.credentials(), http, troubles);
    this.resolver =
        new CellResolver(
            new RememberedMetadata(new LiveMetadata(session), clock, Duration.ofDays(1)),
            settings.dataSets(),
            settings.bindings().at(name),
            settings.sites());
    this.heldValues = new HeldValues(session, settings.timeout());
    Imports imports =
        new Imports(
            session,
            troubles,
            new ImportJobs(session, troubles, clock, pause -> {}, settings.timeout()),
            settings.timeout(),
            settings.request());
    this.dryRun = new DryRun(imports, settings.request().valuesOr(Dhis2Request.CAREFUL));
  }

  /**
   * Reads what the server holds now for cells of one data set; some 50 site-months are one request.
   */
  public Comparison compare(String dataSet, List<CellItem> cells) {
    try {
      Resolution resolved = resolver.resolve(dataSet, cells);
      ServerDataSet found = resolved.dataSet();
      Map<Long, BigDecimal> held =
          found == null ? Map.of() : heldValues.of(found.id(), resolved.rows());
      return new Comparison.Compared(differences(cells, resolved, held));
    } catch (MetadataUnavailableException unavailable) {
      return new Comparison.Unavailable(unavailable.trouble().cause());
    }
  }

  private static List<Difference> differences(
      List<CellItem> cells, Resolution resolved, Map<Long, BigDecimal> held) {
    Map<Long, DataRow> rows =
        resolved.rows().stream().collect(Collectors.toMap(DataRow::itemId, row -> row));
    Map<Long, Refusal> refusals = new HashMap<>();
    resolved.refusals().forEach(refusal -> refusals.putIfAbsent(refusal.itemId(), refusal));
    List<Difference> differences = new ArrayList<>();
    for (CellItem cell : cells) {
      DataRow row = rows.get(cell.id());
      Refusal refusal = refusals.get(cell.id());
      differences.add(
          row == null
              ? new Difference(cell, null, Kind.NO_PLACE, refusal == null ? null : refusal.cause())
              : difference(cell, row, held.get(cell.id())));
    }
    return differences;
  }

  private static Difference difference(CellItem cell, DataRow row, @Nullable BigDecimal held) {
    Kind kind;
    if (row.satisfiedBy(held)) {
      kind = Kind.SAME;
    } else if (held == null) {
      kind = Kind.NEW;
    } else {
      kind = cell.value() == null ? Kind.GONE : Kind.CHANGED;
    }
    return new Difference(cell, held, kind, null);
  }

  /** Has the server check cells of one data set as an import would; cells without a place too. */
  public Trial tryOut(String dataSet, List<CellItem> cells) {
    try {
      Resolution resolved = resolver.resolve(dataSet, cells);
      ServerDataSet found = resolved.dataSet();
      List<Refusal> refusals = new ArrayList<>(resolved.refusals());
      if (found != null) {
        refusals.addAll(dryRun.refusals(found.id(), resolved.rows()));
      }
      return new Trial.Tried(refusals);
    } catch (MetadataUnavailableException unavailable) {
      return new Trial.Unavailable(unavailable.trouble().cause());
    }
  }
}
