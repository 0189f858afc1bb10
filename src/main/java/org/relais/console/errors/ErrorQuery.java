package org.relais.console.errors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.page.Constant;
import org.relais.console.page.Sorting;
import org.relais.delivery.Cause;
import org.relais.delivery.DeliveryState;
import org.relais.indicator.Period;
import org.relais.ledger.ErrorFilter;
import org.relais.ledger.ErrorKind;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A filter of the error queue as it stands in an address. What it does not understand it leaves
 * out: a list says so, and nothing is done by it.
 *
 * @param sort column by which a list is sorted, with a minus before it where the greatest stand
 *     first
 */
public record ErrorQuery(
    @Nullable String state,
    @Nullable String kind,
    @Nullable String source,
    @Nullable String target,
    @Nullable String orgUnit,
    @Nullable String period,
    @Nullable String owner,
    @Nullable String sort) {

  /** Parked, unless the address names another state. */
  DeliveryState asState() {
    DeliveryState named = constant(DeliveryState.class, state).orElse(DeliveryState.PARKED);
    return switch (named) {
      case WAITING, DISCARDED -> named;
      default -> DeliveryState.PARKED;
    };
  }

  public ErrorFilter filter() {
    return ErrorFilter.of(asState())
        .ofKind(constant(ErrorKind.class, kind).orElse(null))
        .fromSource(given(source))
        .atTarget(given(target))
        .under(given(orgUnit))
        .during(Optional.ofNullable(given(period)).flatMap(Period::parse).orElse(null))
        .mendedBy(constant(Cause.Owner.class, owner).orElse(null));
  }

  /**
   * Name of the first part that is not understood: what it was meant to leave out would be acted
   * on. Empty where all is.
   */
  public Optional<String> misunderstood() {
    if (given(state) != null && !asState().name().equalsIgnoreCase(given(state))) {
      return Optional.of("state");
    }
    if (given(kind) != null && constant(ErrorKind.class, kind).isEmpty()) {
      return Optional.of("kind");
    }
    if (given(owner) != null && constant(Cause.Owner.class, owner).isEmpty()) {
      return Optional.of("owner");
    }
    return Optional.ofNullable(given(period))
        .filter(id -> Period.parse(id).isEmpty())
        .map(id -> "period");
  }

  /**
   * A part of a filter that is not understood.
   *
   * @param field key of the words by which a person knows it
   * @param text as it was typed
   */
  public record Misread(String field, String text) {}

  /** As {@link #misunderstood}, for a person. */
  Optional<Misread> misread() {
    return misunderstood()
        .map(
            name ->
                new Misread(
                    name.equals("state") ? "errors.stateLabel" : "errors." + name,
                    parameters().getOrDefault(name, "")));
  }

  /** The same filter in an address, after the path. */
  public String inAddress() {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    parameters().forEach(address::queryParam);
    return address.encode().build().toUriString();
  }

  /** Those that are given, by name. */
  Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    put(all, "state", state);
    put(all, "kind", kind);
    put(all, "source", source);
    put(all, "target", target);
    put(all, "orgUnit", orgUnit);
    put(all, "period", period);
    put(all, "owner", owner);
    put(all, "sort", sort);
    return all;
  }

  /**
   * @param other null for the one that needs a person most
   */
  public ErrorQuery inState(@Nullable String other) {
    return new ErrorQuery(other, kind, source, target, orgUnit, period, owner, sort);
  }

  /** In no order of its own: the columns of one list are not those of another. */
  public ErrorQuery unsorted() {
    return new ErrorQuery(state, kind, source, target, orgUnit, period, owner, null);
  }

  /** Whether it leaves out something of a cause, which has one kind, target and owner. */
  public boolean narrows() {
    return given(source) != null || given(orgUnit) != null || given(period) != null;
  }

  /** The rest of it behind a state in an address, without an order. */
  public String narrowing() {
    return unsorted().inState(null).inAddress().replaceFirst("^\\?", "&");
  }

  /** For a page that says what holds: empty where none is given, or it is none. */
  public Optional<Period> during() {
    return Optional.ofNullable(filter().period());
  }

  /**
   * Sorted by a column; where it is already, the other way round.
   *
   * @param greatestFirst how it is sorted at first
   */
  public ErrorQuery sortedBy(String column, boolean greatestFirst) {
    String other = sorting().by(column, greatestFirst).word();
    return new ErrorQuery(state, kind, source, target, orgUnit, period, owner, other);
  }

  /** For a table's head: how the column is sorted, as {@code aria-sort} has it, or null. */
  public @Nullable String direction(String column) {
    return sorting().direction(column);
  }

  Sorting sorting() {
    return Sorting.of(sort);
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    String text = given(value);
    if (text != null) {
      all.put(name, text);
    }
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  static <E extends Enum<E>> Optional<E> constant(Class<E> type, @Nullable String word) {
    return Constant.of(type, word == null ? "" : word.strip());
  }
}
