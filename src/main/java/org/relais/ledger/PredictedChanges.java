package org.relais.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.indicator.Tally;
import org.relais.source.SourceDefinition;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.VisitCodec;

/**
 * Finds out what making a configuration the active one would change in a period: maps the stored
 * records by it and counts them, beside the ledger, whose state stays as it is. Memory does not
 * grow with the number of records.
 */
public final class PredictedChanges {
  /** Changed values that are kept to be looked at; all are counted. */
  private static final int MOST_CELLS = 20_000;

  private static final int AT_ONCE = 64;

  private final Store store;
  private final ConfigurationVersions versions;
  private final LedgerRules active;
  private final LedgerRules proposed;
  private final LocalDate restateFrom;

  /**
   * @param restateFrom visits from this day on would be counted again
   */
  public PredictedChanges(
      DataSource ledger,
      Clock clock,
      LedgerRules active,
      LedgerRules proposed,
      LocalDate restateFrom) {
    this.store = new Store(ledger);
    this.versions = new ConfigurationVersions(ledger, clock);
    this.active = active;
    this.proposed = proposed;
    this.restateFrom = restateFrom;
  }

  /**
   * What becomes of the records of one source; values are made of all sources, so none are told.
   */
  public Prediction ofSource(String source, Period period, LongConsumer progress) {
    return store.inTransaction(
        () -> {
          PredictedRecords records = begin(period);
          proposed.source(source).ifPresent(one -> records.map(one, everywhere(one), progress));
          return new Prediction(
              period, records.looked(), records.groups(), List.of(), 0, 0, 0, 0, List.of());
        });
  }

  /**
   * What becomes of all records and values of a period.
   *
   * @param progress is told how many records were looked at, as it goes on; what it throws ends the
   *     work
   */
  public Prediction of(Period period, LongConsumer progress) {
    return store.inTransaction(() -> predict(period, progress));
  }

  /** One snapshot, so that what comes meanwhile makes no difference. */
  private PredictedRecords begin(Period period) {
    store.sql().execute("set transaction isolation level repeatable read");
    return new PredictedRecords(store, proposed, period);
  }

  private Prediction predict(Period period, LongConsumer progress) {
    PredictedRecords records = begin(period);
    boolean anywhere = false;
    for (SourceDefinition source : proposed.sources()) {
      boolean everywhere = everywhere(source);
      anywhere |= everywhere;
      records.map(source, everywhere, progress);
    }
    records.keepOthers(anywhere);
    records.index();
    List<SiteDay> marks = records.marks(versions.from(proposed, restateFrom));
    PredictedCells cells = new PredictedCells(store, MOST_CELLS);
    for (DataSet dataSet : proposed.dataSets()) {
      if (dataSet.periodType() == period.type()) {
        compare(dataSet, marks, cells);
      }
    }
    return new Prediction(
        period,
        records.looked(),
        records.groups(),
        cells.changes(),
        cells.fresh(),
        cells.changed(),
        cells.gone(),
        now(period) - cells.changed() - cells.gone(),
        proposed.dataSets().stream()
            .filter(dataSet -> dataSet.periodType() != period.type())
            .map(DataSet::code)
            .toList());
  }

  private void compare(DataSet dataSet, List<SiteDay> marks, PredictedCells cells) {
    DataSetCount count =
        new DataSetCount(
            proposed,
            dataSet,
            CountingVisits.in(
                PredictedRecords.TABLE, store, new VisitCodec(proposed.model().dictionary())));
    List<ReportUnit> units = List.copyOf(count.units(marks));
    for (int from = 0; from < units.size(); from += AT_ONCE) {
      List<ReportUnit> some = units.subList(from, Math.min(from + AT_ONCE, units.size()));
      Map<ReportUnit, Tally> tallies = new LinkedHashMap<>(count.count(some));
      cells.compare(dataSet, proposed.targetsOf(dataSet), tallies);
    }
  }

  private long now(Period period) {
    Long values =
        store
            .sql()
            .queryForObject(
                "select count(*) from cell where period = ? and wanted is not null",
                Long.class,
                period.id());
    return values == null ? 0 : values;
  }

  /**
   * Whether a record of another day may have its visit in the period now, or a duplicate there:
   * then all records have to be mapped.
   */
  private boolean everywhere(SourceDefinition source) {
    List<Field> key = proposed.model().duplicateKey();
    boolean sameDay =
        key.isEmpty()
            || key.stream()
                .anyMatch(field -> field.name().equals(CoreField.VISIT_DATE.fieldName()));
    Optional<SourceDefinition> before = active.source(source.name());
    return !sameDay || before.isEmpty() || !dates(source).equals(dates(before.get()));
  }

  /** All that decides on which day a record's visit is. */
  private static List<Object> dates(SourceDefinition source) {
    return List.of(
        source.mapping().zone(),
        source.mapping().forms().stream()
            .map(
                form ->
                    List.of(
                        form.form(),
                        form.versions(),
                        form.fields().stream()
                            .filter(PredictedChanges::isDate)
                            .map(FieldMapping::toString)
                            .toList()))
            .toList());
  }

  private static boolean isDate(FieldMapping mapping) {
    return mapping.field().name().equals(CoreField.VISIT_DATE.fieldName());
  }
}
