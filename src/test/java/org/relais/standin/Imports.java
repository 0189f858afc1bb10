package org.relais.standin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Runs imports, several at once. While one is being stored, another that touches a period which the
 * server has not seen before, or on 2.42 the same new values, loses against it as it does on the
 * real servers.
 */
final class Imports {
  private static final Runnable NOTHING = () -> {};

  private final ServerVersion version;
  private final ValueStore values;
  private final Importer importer;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> opening = new HashSet<>();
  private final Set<ValuePlace> inserting = new HashSet<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(NOTHING);
  private volatile Runnable whenChecked = NOTHING;

  Imports(ServerVersion version, ValueStore values, Importer importer) {
    this.version = version;
    this.values = values;
    this.importer = importer;
  }

  /** Something to happen once, after the next import was checked and before it is stored. */
  void meanwhile(Runnable happening) {
    meanwhile.set(happening);
  }

  /** Something to happen each time an import was checked and is not yet stored. */
  void whenChecked(Runnable happening) {
    whenChecked = happening;
  }

  synchronized void hasSeen(String period) {
    seen.add(period);
  }

  ImportPlan run(ImportRequest request) {
    Set<String> opened;
    Set<ValuePlace> inserted;
    ImportPlan plan;
    synchronized (this) {
      plan = importer.plan(request, opening);
      if (request.dryRun()) {
        return plan;
      }
      opened = periods(plan);
      opened.removeAll(seen);
      inserted = insertedBy(plan);
      if (version == ServerVersion.V2_42 && inserted.stream().anyMatch(inserting::contains)) {
        return flushFailure(request);
      }
      opening.addAll(opened);
      inserting.addAll(inserted);
    }
    meanwhile.getAndSet(NOTHING).run();
    whenChecked.run();
    store(plan, request.user());
    synchronized (this) {
      opening.removeAll(opened);
      seen.addAll(opened);
      inserting.removeAll(inserted);
    }
    return plan;
  }

  static ImportPlan flushFailure(ImportRequest request) {
    return Importer242.failed(request, "The import process failed: Failed to flush BatchHandler");
  }

  private void store(ImportPlan plan, ServerUser user) {
    synchronized (values) {
      int number = values.nextImport();
      for (ImportPlan.Change change : plan.changes()) {
        if (change.deletes()) {
          values.delete(number, change.place(), change.value(), user.name());
        } else {
          values.store(number, change.place(), change.value(), user.name());
        }
      }
    }
  }

  private static Set<String> periods(ImportPlan plan) {
    return plan.changes().stream()
        .map(change -> change.place().period())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Set<ValuePlace> insertedBy(ImportPlan plan) {
    List<ImportPlan.Change> changes = plan.changes();
    return changes.stream()
        .map(ImportPlan.Change::place)
        .filter(place -> values.row(place).isEmpty())
        .collect(Collectors.toSet());
  }
}
