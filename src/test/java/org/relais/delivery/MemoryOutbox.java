package org.relais.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;

/** An outbox in memory, with the contract's claims: what a crash leaves is unknown. */
public final class MemoryOutbox implements Outbox {
  private static final Period OCTOBER = Period.of(PeriodType.MONTHLY, LocalDate.of(2026, 10, 1));

  /** One cell, in the open for assertions. */
  public static final class Row {
    @Nullable BigDecimal wanted;
    @Nullable BigDecimal acknowledged;
    @Nullable BigDecimal before;
    boolean unknown;
    boolean claimed;
    boolean again;
    public @Nullable Cause hold;

    public boolean due() {
      return hold == null && (unknown || again || !Objects.equals(wanted, acknowledged));
    }
  }

  public final Map<Long, Row> rows = new TreeMap<>();
  private final Map<Long, CellKey> keys = new TreeMap<>();
  private final int parcelSize;
  private long deliveries;

  public MemoryOutbox(int parcelSize) {
    this.parcelSize = parcelSize;
  }

  Row want(long id, String orgUnit, @Nullable Integer value) {
    return want(
        id,
        new CellKey("dhis2", "ICCM", "E" + id, new TreeMap<>(), new TreeMap<>(), orgUnit, OCTOBER),
        value);
  }

  public Row want(long id, CellKey key, @Nullable Integer value) {
    keys.put(id, key);
    Row row = rows.computeIfAbsent(id, absent -> new Row());
    row.wanted = value == null ? null : BigDecimal.valueOf(value);
    return row;
  }

  @Override
  public Optional<CellParcel> claimCells(
      TargetDefinition target, String dataSet, ClaimScope scope) {
    List<Long> due =
        rows.entrySet().stream()
            .filter(e -> e.getValue().due() && !e.getValue().claimed && !e.getValue().unknown)
            .map(Map.Entry::getKey)
            .limit(parcelSize)
            .toList();
    return claim(due);
  }

  @Override
  public Optional<CellParcel> claimAgain(CellParcel refused, List<CellItem> items) {
    return claim(items.stream().map(CellItem::id).filter(id -> rows.get(id).due()).toList());
  }

  private Optional<CellParcel> claim(List<Long> ids) {
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    List<CellItem> items = new ArrayList<>();
    for (Long id : ids) {
      Row row = rows.get(id);
      row.claimed = true;
      row.unknown = true;
      row.again = false;
      row.before = row.acknowledged;
      items.add(new CellItem(id, keys.get(id), row.wanted));
    }
    return Optional.of(
        new CellParcel(
            ++deliveries,
            "dhis2",
            keys.get(ids.get(0)).dataSet(),
            Instant.EPOCH,
            items,
            List.of()));
  }

  @Override
  public void settle(CellParcel parcel, Reply reply) {
    Map<Long, Refusal> refusals = new LinkedHashMap<>();
    if (reply instanceof Reply.Rejected rejected) {
      rejected.refusals().forEach(refusal -> refusals.put(refusal.itemId(), refusal));
    }
    for (CellItem item : parcel.items()) {
      Row row = rows.get(item.id());
      row.claimed = false;
      Refusal refusal = refusals.get(item.id());
      if (refusal != null) {
        row.hold = refusal.cause();
      }
      boolean stored =
          reply instanceof Reply.Accepted
              || (reply instanceof Reply.Rejected r && r.othersStored() && refusal == null);
      boolean uncertain = reply instanceof Reply.Unavailable u && u.uncertain();
      row.unknown = uncertain;
      row.acknowledged = stored ? item.value() : row.before;
    }
  }

  @Override
  public void abandon(String target) {
    die();
  }

  /** The process dies: its claims are nobody's, what they carried stays unknown. */
  void die() {
    rows.values().forEach(row -> row.claimed = false);
  }

  @Override
  public List<CellItem> acknowledgedLately(String target) {
    return List.of();
  }

  @Override
  public List<CellItem> uncertain(String target, int limit) {
    return rows.entrySet().stream()
        .filter(e -> e.getValue().unknown && !e.getValue().claimed)
        .limit(limit)
        .map(e -> new CellItem(e.getKey(), keys.get(e.getKey()), e.getValue().wanted))
        .toList();
  }

  @Override
  public void acknowledge(List<CellItem> readBack, Map<Long, BigDecimal> held) {
    for (CellItem item : readBack) {
      Row row = rows.get(item.id());
      row.unknown = false;
      row.acknowledged = held.get(item.id());
    }
  }

  @Override
  public void sendAgain(List<CellItem> uncertain) {
    for (CellItem item : uncertain) {
      rows.get(item.id()).unknown = false;
      rows.get(item.id()).again = true;
    }
  }

  @Override
  public Optional<VisitParcel> claimVisits(TargetDefinition target) {
    throw new UnsupportedOperationException("cells only");
  }

  @Override
  public void settle(VisitParcel parcel, Reply reply) {
    throw new UnsupportedOperationException("cells only");
  }
}
