package org.relais.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.DeliveryState;
import org.relais.indicator.Period;

/**
 * Which part of the error queue is meant, to look at or to act on. What is null or empty, apart
 * from the states, leaves nothing out.
 *
 * @param states of {@link DeliveryState#PARKED}, {@code WAITING} and {@code DISCARDED}
 * @param sources values come of many sources, so that any of them leaves values out
 * @param target records have none, so that a target leaves them out
 * @param orgUnit code; it and all below it
 * @param period values whose period starts in it, visits and records whose day lies in it
 * @param owner who mends the cause
 * @param causes numbers of causes
 * @param items these and no others
 * @param asOf only what was held, or set aside, by then: what a person saw who looked at that time
 */
public record ErrorFilter(
    Set<DeliveryState> states,
    @Nullable ErrorKind kind,
    Set<String> sources,
    @Nullable String target,
    @Nullable String orgUnit,
    @Nullable Period period,
    Cause.@Nullable Owner owner,
    Set<Long> causes,
    Set<ErrorId> items,
    @Nullable Instant asOf) {
  private static final int NAMED_IN_TEXT = 20;

  /** All that waits for a person. */
  public static final ErrorFilter PARKED = of(DeliveryState.PARKED);

  public ErrorFilter {
    states = Set.copyOf(states);
    sources = Set.copyOf(sources);
    causes = Set.copyOf(causes);
    items = Set.copyOf(items);
    if (!EnumSet.of(DeliveryState.PARKED, DeliveryState.WAITING, DeliveryState.DISCARDED)
        .containsAll(states)) {
      throw new IllegalArgumentException("no states of the error queue: " + states);
    }
  }

  /** All that is in one of these states. */
  public static ErrorFilter of(DeliveryState... states) {
    return new ErrorFilter(
        Set.of(states), null, Set.of(), null, null, null, null, Set.of(), Set.of(), null);
  }

  public ErrorFilter in(DeliveryState... other) {
    return new ErrorFilter(
        Set.of(other), kind, sources, target, orgUnit, period, owner, causes, items, asOf);
  }

  ErrorFilter in(Set<DeliveryState> other) {
    return in(other.toArray(DeliveryState[]::new));
  }

  public ErrorFilter ofKind(@Nullable ErrorKind other) {
    return new ErrorFilter(
        states, other, sources, target, orgUnit, period, owner, causes, items, asOf);
  }

  /**
   * @param other null for all
   */
  public ErrorFilter fromSource(@Nullable String other) {
    return from(other == null ? Set.of() : Set.of(other));
  }

  /** From one of these, or from all where none is named. */
  public ErrorFilter from(Set<String> others) {
    return new ErrorFilter(
        states, kind, others, target, orgUnit, period, owner, causes, items, asOf);
  }

  public ErrorFilter atTarget(@Nullable String other) {
    return new ErrorFilter(
        states, kind, sources, other, orgUnit, period, owner, causes, items, asOf);
  }

  public ErrorFilter under(@Nullable String other) {
    return new ErrorFilter(
        states, kind, sources, target, other, period, owner, causes, items, asOf);
  }

  public ErrorFilter during(@Nullable Period other) {
    return new ErrorFilter(
        states, kind, sources, target, orgUnit, other, owner, causes, items, asOf);
  }

  public ErrorFilter mendedBy(Cause.@Nullable Owner other) {
    return new ErrorFilter(
        states, kind, sources, target, orgUnit, period, other, causes, items, asOf);
  }

  public ErrorFilter ofCauses(Collection<CauseId> others) {
    return new ErrorFilter(
        states,
        kind,
        sources,
        target,
        orgUnit,
        period,
        owner,
        Set.copyOf(others.stream().map(CauseId::number).toList()),
        items,
        asOf);
  }

  public ErrorFilter only(Collection<ErrorId> others) {
    return new ErrorFilter(
        states, kind, sources, target, orgUnit, period, owner, causes, Set.copyOf(others), asOf);
  }

  public ErrorFilter asOf(@Nullable Instant other) {
    return new ErrorFilter(
        states, kind, sources, target, orgUnit, period, owner, causes, items, other);
  }

  /** What is meant, for the audit trail. */
  String text() {
    List<String> parts = new ArrayList<>();
    parts.addAll(some(items));
    parts.addAll(some(causes.stream().map(CauseId::new).toList()));
    if (kind != null) {
      parts.add("kind=" + kind);
    }
    sources.stream().sorted().map(source -> "source=" + source).forEach(parts::add);
    if (target != null) {
      parts.add("target=" + target);
    }
    if (orgUnit != null) {
      parts.add("org unit=" + orgUnit);
    }
    if (period != null) {
      parts.add("period=" + period.id());
    }
    if (owner != null) {
      parts.add("owner=" + owner);
    }
    if (parts.isEmpty()) {
      parts.add("all");
    }
    if (asOf != null) {
      parts.add("as of " + asOf.truncatedTo(ChronoUnit.SECONDS));
    }
    return String.join(" ", parts);
  }

  private static List<String> some(Collection<?> ids) {
    List<String> shown =
        new ArrayList<>(ids.stream().map(Object::toString).sorted().limit(NAMED_IN_TEXT).toList());
    if (ids.size() > NAMED_IN_TEXT) {
      shown.add("…");
    }
    return shown;
  }
}
