package org.relais.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which visits the targets of visits shall hold. What they shall say is found later. */
final class VisitItemTable {
  private final Store store;

  VisitItemTable(Store store) {
    this.store = store;
  }

  /**
   * Follows what records became. The changes are in the table already.
   *
   * @param targets names of the targets that get visits
   */
  void follow(
      String source, Collection<RecordChange> changes, List<String> targets, String version) {
    if (targets.isEmpty() || changes.isEmpty()) {
      return;
    }
    List<RecordChange> present = changes.stream().filter(c -> c.outcome().isVisit()).toList();
    List<RecordChange> gone = changes.stream().filter(c -> !c.outcome().isVisit()).toList();
    if (!present.isEmpty()) {
      add(source, present, targets, version);
    }
    if (!gone.isEmpty()) {
      withdraw(source, gone);
    }
    renewPatients(source, changes);
  }

  private void add(
      String source, List<RecordChange> present, List<String> targets, String version) {
    store
        .sql()
        .update(
            """
            insert into visit_item (target, source, record_id, present, configuration, site,
                                    visit_date)
            select t.target, n.source, r.record_id, true, n.version, r.site, r.visit_date
              from (select ? as source, ? as version, ?::text[] as targets) n
             cross join unnest(n.targets) as t (target)
             cross join unnest(?, ?, ?) as r (record_id, site, visit_date)
                on conflict (source, record_id, target) do update
               set present = true, dirty = true, configuration = excluded.configuration,
                   site = excluded.site, visit_date = excluded.visit_date
            """,
            new Columns<>(present)
                .add("text", RecordChange::id)
                .add("text", change -> change.outcome().site())
                .add("date", change -> String.valueOf(change.outcome().visitDate()))
                .arguments(source, version, Store.texts(targets)));
  }

  private void withdraw(String source, List<RecordChange> gone) {
    store
        .sql()
        .update(
            """
            update visit_item set present = false, dirty = true
             where source = ? and record_id = any(?)
            """,
            source,
            Store.texts(gone.stream().map(RecordChange::id).toList()));
  }

  /** The newest visit decides what the Patient says, so the patient's others look again. */
  private void renewPatients(String source, Collection<RecordChange> changes) {
    List<String> patients =
        changes.stream()
            .flatMap(change -> Stream.of(change.before(), change.outcome()))
            .filter(Objects::nonNull)
            .map(Outcome::patientId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (!patients.isEmpty()) {
      store
          .sql()
          .update(
              """
              update visit_item i set dirty = true
                from record r
               where r.source = ? and r.patient_id = any(?) and r.class = 'MAPPED'
                 and i.source = r.source and i.record_id = r.record_id and not i.dirty
              """,
              source,
              Store.texts(patients));
    }
  }
}
