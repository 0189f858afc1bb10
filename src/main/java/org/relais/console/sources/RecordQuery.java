package org.relais.console.sources;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.console.page.Constant;
import org.relais.ledger.RecordClass;
import org.relais.ledger.RecordFilter;
import org.relais.ledger.RecordList;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which records of a source a reader wants to see, as it stands in an address.
 *
 * @param is {@code mapped}, {@code rejected}, {@code ignored} or {@code voided}; else all
 * @param from first visit date
 * @param to last visit date
 * @param oldest whether those that came first stand first
 * @param after the place after which the list goes on
 */
public record RecordQuery(
    @Nullable String is,
    @Nullable String form,
    @Nullable String site,
    @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
    @Nullable Boolean oldest,
    @Nullable String after) {

  RecordFilter filter(String source) {
    return new RecordFilter(source, asClass(), given(form), given(site), from, to);
  }

  public @Nullable RecordClass asClass() {
    return Constant.of(RecordClass.class, Objects.requireNonNullElse(is, "")).orElse(null);
  }

  public boolean oldestFirst() {
    return Boolean.TRUE.equals(oldest);
  }

  RecordList.@Nullable Place place() {
    return Optional.ofNullable(after).flatMap(RecordList.Place::parse).orElse(null);
  }

  /** Whether anything is left out. */
  public boolean filters() {
    return asClass() != null
        || given(form) != null
        || given(site) != null
        || from != null
        || to != null;
  }

  /** The same list from its other end. */
  public String turned() {
    return address(!oldestFirst(), null);
  }

  /** The same list from its beginning. */
  public String inAddress() {
    return address(oldestFirst(), null);
  }

  /** The same list after a place. */
  public String goingOn(String place) {
    return address(oldestFirst(), place);
  }

  private String address(boolean fromTheOldest, @Nullable String place) {
    Map<String, Object> values = new TreeMap<>();
    put(values, "is", given(is));
    put(values, "form", given(form));
    put(values, "site", given(site));
    put(values, "from", from);
    put(values, "to", to);
    put(values, "oldest", fromTheOldest ? true : null);
    put(values, "after", place);
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  private static @Nullable String given(@Nullable String text) {
    String storable = text == null ? "" : text.replace("\0", "").strip();
    return storable.isEmpty() ? null : storable;
  }
}
