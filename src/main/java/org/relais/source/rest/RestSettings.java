package org.relais.source.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.http.Credentials;
import org.relais.source.FormName;
import org.relais.source.SourceSettings;
import org.relais.source.VoidedWhen;
import org.relais.visit.RecordPath;

/**
 * An interface that gives records as JSON, page by page.
 *
 * @param url of the first page with the parameters that never change, without user and password
 * @param records where in the answer the array of records is; null: the answer is the array
 * @param id where in a record its id is
 * @param revision where a number, time or text that grows with each revision is; null: {@code
 *     updatedAt}, then the record's hash
 * @param updatedAt where the server's time of the last change is, or null
 * @param deleted a record is void where one of these holds
 * @param version where the form's version is, or null
 * @param since null: everything is read on each pull
 */
public record RestSettings(
    String url,
    Credentials credentials,
    @Nullable RecordPath records,
    RecordPath id,
    @Nullable RecordPath revision,
    @Nullable RecordPath updatedAt,
    List<VoidedWhen> deleted,
    FormName form,
    @Nullable RecordPath version,
    Paging page,
    @Nullable Since since)
    implements SourceSettings {
  public RestSettings {
    deleted = List.copyOf(deleted);
  }

  @Override
  public boolean knowsDates() {
    return since != null;
  }

  @Override
  public Optional<String> cursorFrom(Instant time) {
    return knowsDates() ? Optional.of(new RestCursor(time.toString()).text()) : Optional.empty();
  }

  @Override
  public Optional<Instant> readUpTo(@Nullable String cursor) {
    return RestCursor.parse(cursor).whole();
  }

  @Override
  public boolean knowsRanges() {
    return since != null && since.until() != null;
  }

  @Override
  public Optional<String> cursorFor(Instant from, Instant until, @Nullable String now) {
    return knowsRanges()
        ? Optional.of(RestCursor.parse(now).backfilling(from, until).text())
        : Optional.empty();
  }
}
