package org.relais.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ErrorItem;

/** The parts of an item of the error queue by name, the same for JSON and CSV. */
final class ErrorFields {
  private ErrorFields() {}

  /** Every item has all names; what does not apply to its kind is null. */
  static Map<String, @Nullable String> of(ErrorItem item) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("id", item.id().toString());
    fields.put("kind", ErrorWords.word(item.id().kind()));
    fields.put("state", ErrorWords.word(item.standing().state()));
    add(fields, item);
    fields.put("since", item.standing().since().toString());
    fields.put("next_try", text(item.standing().nextTry()));
    fields.put("attempts", String.valueOf(item.standing().attempts()));
    return fields;
  }

  private static void add(Map<String, @Nullable String> fields, ErrorItem item) {
    ErrorItem.@Nullable HeldCell cell = item instanceof ErrorItem.HeldCell held ? held : null;
    ErrorItem.@Nullable HeldVisit visit = item instanceof ErrorItem.HeldVisit held ? held : null;
    ErrorItem.@Nullable RejectedRecord record =
        item instanceof ErrorItem.RejectedRecord rejected ? rejected : null;
    fields.put(
        "target", cell != null ? cell.key().target() : visit == null ? null : visit.target());
    fields.put("source", visit != null ? visit.source() : record == null ? null : record.source());
    fields.put(
        "record_id", visit != null ? visit.recordId() : record == null ? null : record.recordId());
    fields.put("form", record == null ? null : record.form());
    fields.put("data_set", cell == null ? null : cell.key().dataSet());
    fields.put("data_element", cell == null ? null : cell.key().element());
    fields.put("options", cell == null ? null : options(cell));
    fields.put("org_unit", item.orgUnit());
    fields.put("period", cell == null ? null : cell.key().period().id());
    fields.put(
        "date", visit != null ? text(visit.day()) : record == null ? null : text(record.day()));
    fields.put("calculated", cell == null ? null : text(cell.wanted()));
    fields.put("received", cell == null ? null : received(cell));
  }

  static String options(ErrorItem.HeldCell cell) {
    return cell.key().options().toString().replaceAll("[{}]", "");
  }

  static @Nullable String received(ErrorItem.HeldCell cell) {
    return cell.acknowledgedUnknown() ? "?" : text(cell.acknowledged());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof java.math.BigDecimal number
        ? number.toPlainString()
        : value == null ? null : value.toString();
  }
}
