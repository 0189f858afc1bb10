package org.relais.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.security.Paths;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorKind;
import org.relais.ledger.ListedRecord;
import org.relais.ledger.RecordClass;
import org.relais.ledger.RecordFilter;
import org.relais.ledger.RecordList;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The records of a source. */
@RestController
@RequestMapping(Paths.API + "/sources/{source}/records")
@Tag(name = "sources")
final class RecordApi {
  private final Deployment deployment;
  private final RecordList records;

  RecordApi(Deployment deployment, RecordList records) {
    this.deployment = deployment;
    this.records = records;
  }

  /**
   * A record, without what it says.
   *
   * @param form null where it could not be read
   * @param orgUnit code; null where it was mapped to none
   * @param received when its first revision came
   * @param failedTransfer to be asked for at `/errors/items`; null where it is not rejected
   * @param setAside whether a person set the rejection aside
   */
  record SourceRecord(
      String record,
      RecordClass is,
      @Nullable String form,
      @Nullable String orgUnit,
      @Nullable LocalDate visitDate,
      Instant received,
      @Nullable String failedTransfer,
      boolean setAside) {
    static SourceRecord of(ListedRecord each) {
      @Nullable Long rejection = each.rejection();
      return new SourceRecord(
          each.id(),
          each.is(),
          each.form(),
          each.site(),
          each.visitDate(),
          each.received(),
          rejection == null ? null : new ErrorId(ErrorKind.RECORD, rejection).toString(),
          each.aside());
    }
  }

  @GetMapping
  @Operation(summary = "The records of a source, the newest first, without what they say")
  ApiPage<SourceRecord> records(
      @PathVariable String source,
      @Parameter(description = "what became of it") @RequestParam(required = false)
          @Nullable RecordClass is,
      @Parameter(description = "as the records name it") @RequestParam(required = false)
          @Nullable String form,
      @RequestParam(required = false) @Nullable String orgUnit,
      @Parameter(description = "first visit date, as `2026-10-01`")
          @RequestParam(required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(description = "last visit date, as `2026-10-31`")
          @RequestParam(required = false)
          @DateTimeFormat(iso = ISO.DATE)
          @Nullable LocalDate to,
      @Parameter(description = "whether those that came first stand first")
          @RequestParam(defaultValue = "false")
          boolean oldestFirst,
      @ParameterObject ApiPart part,
      @Parameter(hidden = true) Account account) {
    if (!account.scope().includes(source)
        || deployment.sources().stream().noneMatch(each -> each.name().equals(source))) {
      throw ApiAccess.none();
    }
    List<ListedRecord> found =
        records.of(
            new RecordFilter(source, is, form, orgUnit, from, to),
            place(part),
            oldestFirst,
            part.most());
    return ApiPage.of(found, part, RecordList.Place::of).map(SourceRecord::of);
  }

  private static RecordList.@Nullable Place place(ApiPart part) {
    return part.text().isEmpty()
        ? null
        : RecordList.Place.parse(part.text())
            .orElseThrow(
                () ->
                    ApiAccess.bad(
                        "after is none of this list: take it from next of the part before."));
  }
}
