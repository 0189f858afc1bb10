package org.relais.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Identity;
import org.relais.delivery.Reply;
import org.relais.visit.Labels;

/**
 * A server that keeps values as DHIS2 does, and can be told to answer otherwise. Takes several
 * requests at once.
 */
final class RememberingServer implements CellTarget {
  static final Cause DOWN =
      new Cause("UNREACHABLE", new Labels("down", "en panne"), Cause.Owner.NETWORK);
  static final Cause BAD =
      new Cause("VALUE_REFUSED", new Labels("bad", "mauvais"), Cause.Owner.MAPPING);

  private final Map<String, BigDecimal> values = new ConcurrentSkipListMap<>();
  private final List<CellParcel> requests = new CopyOnWriteArrayList<>();
  private final List<List<CellItem>> looks = new CopyOnWriteArrayList<>();
  private volatile @Nullable Function<CellParcel, @Nullable Reply> behaviour;
  private final AtomicInteger readBacks = new AtomicInteger();
  private volatile boolean unreadable;
  private volatile boolean away;
  private volatile Identity identity = new Identity.None();

  @Override
  public String name() {
    return Village.DHIS2;
  }

  /** Asked first about every parcel; where it gives null, the parcel is stored. */
  void behave(@Nullable Function<CellParcel, @Nullable Reply> other) {
    behaviour = other;
  }

  /** What it answers when asked what it is; before, it does not answer that. */
  void saysItIs(String... marks) {
    identity = new Identity.Known(Set.of(marks));
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** Read-backs fail from now on. */
  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  void cannotBeRead() {
    unreadable = true;
  }

  @Override
  public Reply send(CellParcel parcel) {
    requests.add(parcel);
    Function<CellParcel, @Nullable Reply> asked = behaviour;
    @Nullable Reply other = asked == null ? null : asked.apply(parcel);
    if (other != null) {
      return other;
    }
    store(parcel.items());
    return new Reply.Accepted("ok", Map.of());
  }

  void store(List<CellItem> items) {
    for (CellItem item : items) {
      if (item.value() == null) {
        values.remove(key(item));
      } else {
        values.put(key(item), item.value());
      }
    }
  }

  @Override
  public ReadBack readBack(List<CellItem> cells) {
    readBacks.incrementAndGet();
    if (away) {
      return new ReadBack.Unavailable(DOWN);
    }
    if (unreadable) {
      return new ReadBack.SendAgain();
    }
    Map<Long, BigDecimal> held = new HashMap<>();
    for (CellItem cell : cells) {
      BigDecimal value = values.get(key(cell));
      if (value != null) {
        held.put(cell.id(), value);
      }
    }
    return new ReadBack.Held(held);
  }

  @Override
  public Look look(List<CellItem> cells) {
    looks.add(List.copyOf(cells));
    if (away) {
      return new Look.Unavailable(DOWN, null);
    }
    Map<Long, BigDecimal> held = new HashMap<>();
    for (CellItem cell : cells) {
      BigDecimal value = values.get(key(cell));
      if (value != null) {
        held.put(cell.id(), value);
      }
    }
    return new Look.Seen(held, List.of());
  }

  /** Somebody writes a value by hand; null takes it away. */
  void type(String key, @Nullable Integer value) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, BigDecimal.valueOf(value));
    }
  }

  /** What was looked at before it was written. */
  List<List<CellItem>> looks() {
    return looks;
  }

  private static String key(CellItem item) {
    return item.key().orgUnit() + " " + item.key().period().id() + " " + item.key().element();
  }

  Map<String, BigDecimal> values() {
    return values;
  }

  List<CellParcel> requests() {
    return requests;
  }

  int readBacks() {
    return readBacks.get();
  }
}
