package org.relais.console.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Labels;

/**
 * What the first page of a source gave, and what would become of it. Nothing of it is stored in the
 * ledger.
 *
 * @param draft whether by the configuration that the account is changing
 * @param version number of the saved version by which it was tried; null where by none
 * @param unavailable why there was no page, in words; null where there was
 * @param items on the page
 * @param counts how many of the records would become what
 * @param lines the first of them
 */
public record Tried(
    String source,
    String who,
    Instant at,
    boolean draft,
    @Nullable Long version,
    @Nullable Labels unavailable,
    int items,
    Counts counts,
    List<Line> lines) {
  public Tried {
    lines = List.copyOf(lines);
  }

  /** What becomes of a record. */
  public enum Kind {
    MAPPED,
    REJECTED,
    IGNORED,
    VOIDED,
    UNREADABLE
  }

  /**
   * How many of the page would become what; contacts are people or places to which records refer.
   */
  public record Counts(int mapped, int rejected, int ignored, int voided, int contacts) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Kind kind) {
      return switch (kind) {
        case MAPPED -> new Counts(mapped + 1, rejected, ignored, voided, contacts);
        case REJECTED, UNREADABLE -> new Counts(mapped, rejected + 1, ignored, voided, contacts);
        case IGNORED -> new Counts(mapped, rejected, ignored + 1, voided, contacts);
        case VOIDED -> new Counts(mapped, rejected, ignored, voided + 1, contacts);
      };
    }

    Counts plusContact() {
      return new Counts(mapped, rejected, ignored, voided, contacts + 1);
    }
  }

  /**
   * One record.
   *
   * @param answers of the visit that it would become, without those that name a person
   * @param reasons why it would be rejected
   */
  public record Line(
      String id,
      @Nullable String form,
      Kind kind,
      @Nullable LocalDate day,
      @Nullable String orgUnit,
      List<Answer> answers,
      List<Labels> reasons) {
    static Line of(String id, @Nullable String form, Kind kind) {
      return new Line(id, form, kind, null, null, List.of(), List.of());
    }
  }

  /** A field of a visit and its value. */
  public record Answer(Labels field, String value) {}
}
