package org.relais.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.relais.visit.Labels;
import org.springframework.jdbc.core.JdbcTemplate;

/** Draws up the balance sheet from the tables, and holds independent counts against each other. */
public final class Balance {
  /** What a target agrees to have nothing of is not at that target. */
  private static final String STATES =
      """
      select target,
             count(*) filter (where state = 'ACKNOWLEDGED' and acknowledged is not null)
               as acknowledged,
             count(*) filter (where state in ('DUE', 'SENDING', 'WAITING')) as due,
             count(*) filter (where state = 'WAITING') as waiting,
             count(*) filter (where state = 'PARKED') as parked,
             count(*) filter (where state = 'DISCARDED') as discarded
        from %s
       group by target
      """;

  private static final String SOURCES =
      """
      select s.source, s.pulled,
             count(*) filter (where r.class = 'MAPPED') as mapped,
             count(*) filter (where r.class = 'REJECTED') as rejected,
             count(*) filter (where r.class = 'IGNORED') as ignored,
             count(*) filter (where r.class = 'VOIDED') as voided,
             (select count(*) from rejection j where j.source = s.source) as queued,
             (select count(*) from rejection j
               where j.source = s.source and j.hold = 'DISCARDED') as discarded
        from source s left join record r on r.source = s.source
       group by s.source, s.pulled
       order by s.source
      """;

  /**
   * Mapped records that a target of visits knows nothing of, and items whose record is no visit.
   */
  private static final String VISITS_ASTRAY =
      """
      select count(*) filter (where i.item is null) as missing,
             count(*) filter (where r.record_id is null) as surplus
        from (select source, record_id from record where class = 'MAPPED') r
        full join (select item, source, record_id from visit_item where target = ? and present) i
          on i.source = r.source and i.record_id = r.record_id
       where i.item is null or r.record_id is null
      """;

  private final JdbcTemplate sql;
  private final LedgerRules rules;

  public Balance(DataSource ledger, LedgerRules rules) {
    this.sql = new JdbcTemplate(ledger);
    this.rules = rules;
  }

  /** The balance sheet as the ledger stands now; reads every table once. */
  public BalanceSheet sheet() {
    List<Labels> imbalances = new ArrayList<>();
    List<BalanceSheet.SourceLine> sources = sources(imbalances);
    List<BalanceSheet.TargetLine> targets = targets(imbalances);
    return new BalanceSheet(sources, targets, imbalances);
  }

  private List<BalanceSheet.SourceLine> sources(List<Labels> imbalances) {
    return sql.query(
        SOURCES,
        (row, number) -> {
          long discarded = row.getLong("discarded");
          BalanceSheet.SourceLine line =
              new BalanceSheet.SourceLine(
                  row.getString("source"),
                  row.getLong("pulled"),
                  row.getLong("mapped"),
                  row.getLong("rejected") - discarded,
                  row.getLong("ignored"),
                  row.getLong("voided"),
                  discarded);
          check(line, row.getLong("queued"), imbalances);
          return line;
        });
  }

  private static void check(BalanceSheet.SourceLine line, long queued, List<Labels> imbalances) {
    if (line.total() != line.pulled()) {
      imbalances.add(
          told(
              line.source(),
              "%d records were pulled, %d are there".formatted(line.pulled(), line.total()),
              "%d enregistrements tirés, %d présents".formatted(line.pulled(), line.total())));
    }
    long rejected = line.rejected() + line.discarded();
    if (queued != rejected) {
      imbalances.add(
          told(
              line.source(),
              "%d records are rejected, %d stand among the failed transfers"
                  .formatted(rejected, queued),
              "%d enregistrements rejetés, %d parmi les transferts en échec"
                  .formatted(rejected, queued)));
    }
  }

  private static Labels told(String source, String en, String fr) {
    return new Labels(
        "field system " + source + ": " + en, "système de terrain " + source + " : " + fr);
  }

  private List<BalanceSheet.TargetLine> targets(List<Labels> imbalances) {
    Map<String, BalanceSheet.States> cells = states("cell");
    Map<String, BalanceSheet.States> visits = states("visit_item");
    TreeSet<String> names = new TreeSet<>(cells.keySet());
    names.addAll(visits.keySet());
    rules.targets().forEach(target -> names.add(target.name()));
    rules.visitTargets().forEach(target -> checkVisits(target, imbalances));
    return names.stream()
        .map(
            name ->
                new BalanceSheet.TargetLine(
                    name,
                    cells.getOrDefault(name, BalanceSheet.States.NONE),
                    visits.getOrDefault(name, BalanceSheet.States.NONE)))
        .toList();
  }

  private Map<String, BalanceSheet.States> states(String table) {
    Map<String, BalanceSheet.States> states = new LinkedHashMap<>();
    sql.query(
        STATES.formatted(table),
        row -> {
          states.put(
              row.getString("target"),
              new BalanceSheet.States(
                  row.getLong("acknowledged"),
                  row.getLong("due"),
                  row.getLong("waiting"),
                  row.getLong("parked"),
                  row.getLong("discarded")));
        });
    return states;
  }

  private void checkVisits(String target, List<Labels> imbalances) {
    sql.query(
        VISITS_ASTRAY,
        row -> {
          long missing = row.getLong("missing");
          long surplus = row.getLong("surplus");
          if (missing + surplus > 0) {
            imbalances.add(
                new Labels(
                    "target "
                        + target
                        + ": "
                        + missing
                        + " visits have no item, "
                        + surplus
                        + " items have no visit",
                    "destination "
                        + target
                        + " : "
                        + missing
                        + " visites sans envoi, "
                        + surplus
                        + " envois sans visite"));
          }
        },
        target);
  }
}
