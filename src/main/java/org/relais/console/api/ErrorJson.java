package org.relais.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.console.errors.ItemDesk;
import org.relais.console.security.Paths;
import org.relais.console.work.Outcome;
import org.relais.console.work.Work;
import org.relais.ledger.CauseHistory;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.HeldContent;
import org.relais.visit.Labels;
import org.relais.visit.Reason;

/** The error queue as programs read it: with its codes and in both languages. */
final class ErrorJson {
  private ErrorJson() {}

  /**
   * @param id such as {@code C12}
   * @param kind {@code CELL} for values, {@code VISIT} for visits as FHIR, {@code RECORD}
   */
  record CauseLine(
      String id,
      String kind,
      String state,
      String origin,
      @Nullable String form,
      @Nullable String field,
      String code,
      Labels message,
      String owner,
      Labels remedy,
      long items,
      long orgUnits,
      Instant firstSeen,
      Instant lastSeen,
      @Nullable Instant nextTry) {
    static CauseLine of(ErrorCause cause) {
      return new CauseLine(
          cause.id().toString(),
          cause.kind().name(),
          cause.state().name(),
          cause.origin(),
          cause.form(),
          cause.field(),
          cause.code(),
          cause.message(),
          cause.owner().name(),
          cause.remedy(),
          cause.items(),
          cause.orgUnits(),
          cause.firstSeen(),
          cause.lastSeen(),
          cause.nextTry());
    }
  }

  /**
   * A cause.
   *
   * @param states in which something is held for it, under the filter
   * @param history what the deliveries say of it, whatever the filter; null for sources, and where
   *     none was refused for it since that is counted
   */
  record OneCause(List<CauseLine> states, @Nullable CauseHistory history) {}

  /**
   * @param id such as {@code V4711}, {@code F17} or {@code R9}
   * @param cell of a value
   * @param record of a visit or a record
   */
  record ItemLine(
      String id,
      String state,
      Instant since,
      @Nullable Instant nextTry,
      int attempts,
      @Nullable String orgUnit,
      @Nullable CellLine cell,
      @Nullable RecordLine record) {
    static ItemLine of(ErrorItem item) {
      ErrorItem.Standing standing = item.standing();
      return new ItemLine(
          item.id().toString(),
          standing.state().name(),
          standing.since(),
          standing.nextTry(),
          standing.attempts(),
          item.orgUnit(),
          item instanceof ErrorItem.HeldCell cell ? CellLine.of(cell) : null,
          RecordLine.of(item));
    }
  }

  /**
   * An item in full.
   *
   * @param whys one for a value or a visit; for a record one for each of its reasons
   * @param deliveries that carried it, the newest first; none for a record
   * @param discard who set it aside; null where nobody did
   * @param behind the visits of a value; null for other items
   * @param content of the record of a visit or a rejection, with what is personal masked
   * @param resources the FHIR of a visit by the rules of now, masked
   */
  record Item(
      String id,
      String state,
      Instant since,
      @Nullable Instant nextTry,
      int attempts,
      @Nullable String orgUnit,
      @Nullable CellLine cell,
      @Nullable RecordLine record,
      List<Why> whys,
      List<ErrorDetail.Attempt> deliveries,
      ErrorDetail.@Nullable Discard discard,
      @Nullable Behind behind,
      @Nullable RecordContent content,
      List<TrialJson.Resource> resources) {
    static Item of(
        ErrorDetail detail,
        @Nullable Behind behind,
        @Nullable RecordContent content,
        List<TrialJson.Resource> resources) {
      ItemLine line = ItemLine.of(detail.item());
      return new Item(
          line.id(),
          line.state(),
          line.since(),
          line.nextTry(),
          line.attempts(),
          line.orgUnit(),
          line.cell(),
          line.record(),
          detail.whys().stream().map(Why::of).toList(),
          detail.history(),
          detail.discard(),
          behind,
          content,
          resources);
    }
  }

  /**
   * The visits that a value counts.
   *
   * @param rule in words, all of which must hold
   * @param cel the same for programs
   * @param total of all of them
   * @param visits the first of them
   */
  record Behind(List<Labels> rule, String cel, int total, List<FigureJson.Visit> visits) {
    static Behind of(ItemDesk.Behind behind) {
      return new Behind(
          behind.rule(),
          behind.cel(),
          behind.total(),
          behind.visits().stream().map(FigureJson.Visit::of).toList());
    }
  }

  /** A cause for which an item is held. */
  record Why(String cause, String code, Labels message, String owner, Labels remedy) {
    static Why of(ErrorDetail.Why why) {
      return new Why(
          why.cause().toString(), why.code(), why.message(), why.owner().name(), why.remedy());
    }
  }

  /**
   * What a record says, beside what the mapping reads of it.
   *
   * @param masked whether what is personal is hidden
   * @param raw as it is stored; null where it could not be read
   * @param answers of the fields that the mapping reads of this form
   * @param others reasons that are about no single field
   */
  record RecordContent(
      String source,
      String recordId,
      String revision,
      @Nullable String form,
      @Nullable String formVersion,
      Instant firstReceived,
      boolean masked,
      @Schema(type = "object") @Nullable JsonNode raw,
      List<RecordAnswer> answers,
      List<Reason> others) {
    static RecordContent of(HeldContent content, boolean masked) {
      return new RecordContent(
          content.source(),
          content.recordId(),
          content.revision(),
          content.form(),
          content.formVersion(),
          content.firstReceived(),
          masked,
          content.raw(),
          content.answers().stream().map(RecordAnswer::of).toList(),
          content.others());
    }
  }

  /**
   * What stands in a record for a field.
   *
   * @param path where it was looked for; null where the mapping gives a constant
   * @param value null where there is none
   * @param reasons why the record was rejected, as far as they are about this field
   */
  record RecordAnswer(
      String field,
      Labels label,
      @Nullable String path,
      @Nullable String value,
      List<Reason> reasons) {
    static RecordAnswer of(HeldContent.Answer answer) {
      return new RecordAnswer(
          answer.field().name(),
          answer.field().label(),
          answer.path(),
          answer.value(),
          answer.reasons());
    }
  }

  /**
   * @param received null where the target holds none, or nobody knows
   */
  record CellLine(
      String target,
      String dataSet,
      String element,
      Map<String, String> options,
      Map<String, String> attributeOptions,
      String period,
      @Nullable BigDecimal calculated,
      @Nullable BigDecimal received,
      boolean receivedUnknown) {
    static CellLine of(ErrorItem.HeldCell cell) {
      return new CellLine(
          cell.key().target(),
          cell.key().dataSet(),
          cell.key().element(),
          cell.key().options(),
          cell.key().attributeOptions(),
          cell.key().period().id(),
          cell.wanted(),
          cell.acknowledged(),
          cell.acknowledgedUnknown());
    }
  }

  /**
   * @param target of a visit; null of a rejected record
   */
  record RecordLine(
      String source, String recordId, @Nullable LocalDate day, @Nullable String target) {
    static @Nullable RecordLine of(ErrorItem item) {
      if (item instanceof ErrorItem.HeldVisit visit) {
        return new RecordLine(visit.source(), visit.recordId(), visit.day(), visit.target());
      }
      return item instanceof ErrorItem.RejectedRecord rejected
          ? new RecordLine(rejected.source(), rejected.recordId(), rejected.day(), null)
          : null;
    }
  }

  /**
   * What an act did.
   *
   * @param touched how many items; null while it goes on
   * @param work that does it, to be asked for at {@code /work/{id}}
   * @param undo how to take it back for a minute; null where that is not possible
   */
  record Touched(@Nullable Long touched, WorkJson work, @Nullable Undo undo) {
    static Touched of(Work work, WorkJson json) {
      Outcome.Undo undo = work.outcome() instanceof Outcome.Done done ? done.undo() : null;
      return new Touched(
          work.finished() ? work.done() : null,
          json,
          undo == null ? null : new Undo(Paths.API + undo.address(), undo.until()));
    }
  }

  /**
   * @param address to which a POST takes the act back
   */
  record Undo(String address, Instant until) {}

  /**
   * @param undone how many items are held again as before
   */
  record Undone(long undone) {}
}
