package org.relais.target.dhis2.preflight;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A category combo of the server. */
public record HeldCombo(String id, String code, String name, List<Category> categories) {
  public HeldCombo {
    categories = List.copyOf(categories);
  }

  boolean isDefault() {
    return "default".equals(name);
  }

  Stream<Option> options() {
    return categories.stream().flatMap(category -> category.options().stream());
  }

  /** A category with its options. */
  public record Category(String id, String code, String name, List<Option> options) {
    public Category {
      options = List.copyOf(options);
    }

    boolean has(String option) {
      return options.stream().anyMatch(held -> held.code().strip().equals(option));
    }

    /** Its code, else its name. */
    String text() {
      return code.isBlank() ? name : code.strip();
    }
  }

  /**
   * A category option.
   *
   * @param writable whether our account may write data under it
   * @param from first day on which it may be used, or null
   * @param to last day, or null
   */
  public record Option(
      String id,
      String code,
      String name,
      boolean writable,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    /** Whether it can be used on no day from {@code first} to {@code last}. */
    boolean outside(LocalDate first, LocalDate last) {
      return Objects.requireNonNullElse(from, LocalDate.MIN).isAfter(last)
          || Objects.requireNonNullElse(to, LocalDate.MAX).isBefore(first);
    }
  }
}
