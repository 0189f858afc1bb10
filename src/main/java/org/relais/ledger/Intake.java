package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.source.Page;
import org.relais.source.PageMemory;
import org.relais.source.SourceDefinition;
import org.relais.source.SourceItem;
import org.relais.visit.Labels;
import org.relais.visit.VisitMapper;

/**
 * Takes the pages of one source in. A page, what its records became, what has to be counted again
 * and the new cursor are one transaction: a crash repeats a page, and a page repeated changes
 * nothing.
 */
public final class Intake {
  private static final int REMAPPED_AT_ONCE = 1_000;

  private final Store store;
  private final Clock clock;
  private final LedgerRules rules;
  private final String source;
  private final Reception reception;
  private final RecordMapping mapping;
  private final RecordTable records;
  private final ContactTable contacts;
  private final StaleMarks staleMarks;
  private final VisitItemTable visitItems;
  private final PageTable pages;
  private final Rejections rejections;
  private final UnseenEnds unseenEnds;
  private final TakenPages takenPages;

  public Intake(DataSource ledger, Clock clock, LedgerRules rules, SourceDefinition source) {
    VisitMapper mapper = new VisitMapper(source.mapping(), rules.model(), rules.orgUnits());
    Door door = new Door(source, mapper);
    this.store = new Store(ledger);
    this.clock = clock;
    this.rules = rules;
    this.source = source.name();
    this.reception = new Reception(mapper, door);
    this.mapping = new RecordMapping(source, mapper, rules);
    this.records = new RecordTable(store, source.name());
    this.contacts = new ContactTable(store, source.name(), door);
    this.staleMarks = new StaleMarks(store);
    this.visitItems = new VisitItemTable(store);
    this.pages = new PageTable(store, source.name(), rules.version());
    this.takenPages = new TakenPages(store, source.name());
    this.rejections = new Rejections(store, source.name());
    this.unseenEnds = new UnseenEnds(store, source.name(), source.settings().endsMayComeFirst());
  }

  /** Where the next page starts; empty before the first one. */
  public Optional<String> cursor() {
    return store
        .sql()
        .queryForList(
            "select cursor from source where source = ? and cursor is not null",
            String.class,
            source)
        .stream()
        .findFirst();
  }

  /** The pages that were taken in before by the same rules. */
  public PageMemory pages() {
    return pages;
  }

  /** Takes a page in. Waits while another page of the same source is taken in. */
  public Taken commit(Page page) {
    return commit(page, () -> true);
  }

  /**
   * As {@link #commit(Page)}. Where somebody set the cursor elsewhere since, it stays there: what
   * the page says is taken in all the same.
   *
   * @param from the cursor by which the page was fetched, or null
   */
  public Taken commit(Page page, @Nullable String from) {
    return commit(page, () -> Objects.equals(cursor().orElse(null), stored(from)));
  }

  private static @Nullable String stored(@Nullable String cursor) {
    return cursor == null ? null : StorableText.of(cursor);
  }

  private Taken commit(Page page, BooleanSupplier goesOn) {
    PageContent content = PageContent.of(page);
    return store.inTransaction(
        () -> {
          lock();
          boolean advances = goesOn.getAsBoolean();
          Set<String> touchedPatients = contacts.store(content.contacts());
          List<Arrival> arrivals = arrivals(content);
          List<RecordChange> changes = changes(arrivals);
          changes.addAll(followers(touchedPatients, arrivals));
          write(changes);
          int added = (int) changes.stream().filter(change -> change.before() == null).count();
          advance(advances ? page.cursor() : cursor().orElse(null), added, !changes.isEmpty());
          if (advances) {
            remember(page);
          }
          takenPages.add(page, added, changes.size() - added, clock.instant());
          return new Taken(page.items().size() + page.known(), added, changes.size() - added);
        });
  }

  /**
   * Maps all stored records again, by the rules of today: after a new mapping.
   *
   * @param progress is told how many records were looked at, as it goes on
   * @return how many of them became something else
   */
  public int remap(IntConsumer progress) {
    int changed = 0;
    int seen = 0;
    List<StoredRecord> batch = List.of();
    do {
      String after = batch.isEmpty() ? "" : batch.get(batch.size() - 1).id();
      batch = records.mappable(after, REMAPPED_AT_ONCE);
      changed += mapAgain(batch.stream().map(StoredRecord::id).toList()).changes().size();
      seen += batch.size();
      progress.accept(seen);
    } while (batch.size() == REMAPPED_AT_ONCE);
    return changed;
  }

  /**
   * What mapping some records again did.
   *
   * @param changes those that became something else
   * @param withoutRaw how many had nothing that could be mapped
   */
  record Again(List<RecordChange> changes, int withoutRaw) {
    long become(RecordClass recordClass) {
      return changes.stream()
          .filter(change -> change.outcome().recordClass() == recordClass)
          .count();
    }
  }

  /** Maps these records again, by the rules of today. */
  Again mapAgain(List<String> ids) {
    return store.inTransaction(
        () -> {
          lock();
          Collection<StoredRecord> stored = records.find(ids).values();
          List<RecordChange> changes = onlyDifferent(changes(again(stored)));
          write(changes);
          int withoutRaw = (int) stored.stream().filter(r -> r.raw() == null).count();
          return new Again(changes, withoutRaw);
        });
  }

  private void lock() {
    store.lock(lockOf(source));
  }

  /** Whoever holds it may move the source's cursor. */
  static String lockOf(String source) {
    return "source " + source;
  }

  /** Notes why the source gave no more; the next page forgets it. */
  public void unavailable(Labels why) {
    store
        .sql()
        .update(
            """
            insert into source (source, fault_en, fault_fr, fault_at) values (?, ?, ?, ?)
                on conflict (source) do update
               set fault_en = excluded.fault_en, fault_fr = excluded.fault_fr,
                   fault_at = excluded.fault_at
            """,
            source,
            StorableText.of(why.en()),
            StorableText.of(why.fr()),
            Timestamp.from(clock.instant()));
  }

  private List<Arrival> arrivals(PageContent page) {
    Collection<SourceItem> items = news(page.records());
    Map<String, StoredRecord> known = records.find(items.stream().map(SourceItem::id).toList());
    Set<String> submitted = reception.ids(page.submissions());
    unseenEnds.remember(
        items.stream()
            .filter(item -> item instanceof SourceItem.Voided)
            .filter(item -> !known.containsKey(item.id()) && !submitted.contains(item.id()))
            .toList(),
        clock.instant());
    return unseenEnds.ending(
        items.stream()
            .map(
                item ->
                    reception.receive(item, known.get(item.id()), submitted.contains(item.id())))
            .flatMap(Optional::stream)
            .toList());
  }

  /** What was pulled before costs no more than a look at its revision. */
  private List<SourceItem> news(Collection<SourceItem> items) {
    Map<String, String> known = records.revisions(items.stream().map(SourceItem::id).toList());
    return items.stream()
        .filter(
            item -> {
              String revision = known.get(item.id());
              return revision == null || Revisions.newer(item.revision(), revision);
            })
        .toList();
  }

  /** The records of contacts that came or changed, unless they are on the page themselves. */
  private List<RecordChange> followers(Set<String> touchedPatients, List<Arrival> arrivals) {
    Set<String> onPage = arrivals.stream().map(Arrival::id).collect(Collectors.toSet());
    List<StoredRecord> followers =
        records.ofPatients(touchedPatients).stream()
            .filter(record -> !onPage.contains(record.id()))
            .toList();
    return onlyDifferent(changes(again(followers)));
  }

  /** What a person set aside stays as it is until it comes with a new revision. */
  private List<Arrival> again(Collection<StoredRecord> stored) {
    Set<String> discarded =
        rejections.discarded(
            stored.stream()
                .filter(record -> record.outcome().isRejection())
                .map(StoredRecord::id)
                .toList());
    return stored.stream()
        .filter(record -> record.raw() != null && !discarded.contains(record.id()))
        .map(Arrival::again)
        .toList();
  }

  private static List<RecordChange> onlyDifferent(List<RecordChange> changes) {
    return changes.stream()
        .filter(change -> !change.outcome().equals(change.before()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<RecordChange> changes(List<Arrival> arrivals) {
    Instant now = clock.instant();
    Map<String, ContactTable.Known> patients =
        contacts.resolve(
            arrivals.stream()
                .filter(arrival -> arrival.decided() == null)
                .map(arrival -> arrival.content().patient())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    List<RecordChange> changes = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      Outcome decided = arrival.decided();
      Outcome outcome =
          decided != null
              ? decided
              : mapping.of(arrival.id(), arrival.content(), arrival.firstReceived(now), patients);
      changes.add(arrival.become(outcome, now));
    }
    return changes;
  }

  private void write(List<RecordChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    records.write(changes, rules.version(), now);
    rejections.follow(changes, now);
    List<RecordChange> visits = changes.stream().filter(RecordChange::changesVisit).toList();
    if (!visits.isEmpty()) {
      staleMarks.mark(source, visits);
      visitItems.follow(source, visits, rules.visitTargets(), rules.version());
    }
  }

  private void remember(Page page) {
    if (page.remembered() != null) {
      pages.remember(page.remembered(), clock.instant());
    }
    if (page.last()) {
      pages.trim();
    }
  }

  private void advance(@Nullable String cursor, int added, boolean news) {
    Timestamp now = Timestamp.from(clock.instant());
    store
        .sql()
        .update(
            """
            insert into source (source, cursor, pulled, pulled_at, news_at) values (?, ?, ?, ?, ?)
                on conflict (source) do update
               set cursor = excluded.cursor, pulled = source.pulled + excluded.pulled,
                   pulled_at = excluded.pulled_at,
                   fault_en = null, fault_fr = null, fault_at = null,
                   news_at = coalesce(excluded.news_at, source.news_at)
            """,
            source,
            stored(cursor),
            added,
            now,
            news ? now : null);
  }
}
