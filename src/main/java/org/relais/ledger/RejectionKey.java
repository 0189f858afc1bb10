package org.relais.ledger;

import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause.Owner;
import org.relais.source.SourceItem;
import org.relais.visit.Labels;
import org.relais.visit.MappingFault;
import org.relais.visit.Reason;

/**
 * What rejected records have in common that one person can mend at once. The words of a reason may
 * name a value or a place and so differ from record to record: they are left out.
 *
 * @param form empty where the record names none
 * @param field of the dictionary, empty where the reason is about none
 */
record RejectionKey(String form, String code, String field) {
  private static final String UNREADABLE = "READ_";

  static RejectionKey of(@Nullable String form, Reason reason) {
    return new RejectionKey(
        form == null ? "" : form, reason.code(), reason.field() == null ? "" : reason.field());
  }

  /** The part of a reason's message that holds for all records. */
  Labels message(Reason reason) {
    if (code.startsWith(UNREADABLE)) {
      return SourceItem.Fault.valueOf(code.substring(UNREADABLE.length())).labels();
    }
    for (MappingFault fault : MappingFault.values()) {
      if (fault.code().equals(code)) {
        Labels meaning = fault.meaning();
        return field.isEmpty()
            ? meaning
            : new Labels(field + ": " + meaning.en(), field + " : " + meaning.fr());
      }
    }
    return reason.message();
  }

  /** Who mends it, as far as the code tells: what a record says wrongly, only the field system. */
  Owner owner() {
    for (MappingFault fault : MappingFault.values()) {
      if (fault.code().equals(code)) {
        return switch (fault) {
          case MISSING, BORN_AFTER_VISIT, DATE_INCOMPLETE -> Owner.FIELD_SYSTEM;
          default -> Owner.MAPPING;
        };
      }
    }
    return Owner.FIELD_SYSTEM;
  }
}
