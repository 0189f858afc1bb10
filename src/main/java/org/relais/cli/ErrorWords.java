package org.relais.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorCounts;
import org.relais.ledger.ErrorKind;
import org.relais.visit.Labels;

/** How parts of the error queue are called. */
final class ErrorWords {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Messages messages;
  private final ZoneId zone;

  ErrorWords(Messages messages, ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
  }

  /** {@code 340 values in 12 sites}. */
  String items(ErrorCause cause) {
    String sites =
        cause.orgUnits() == 0 ? "" : " " + messages.text("errors.sites", cause.orgUnits());
    return count(cause.kind(), cause.items()) + sites;
  }

  String count(ErrorKind kind, long items) {
    return switch (kind) {
      case CELL -> messages.text("errors.values", items);
      case VISIT -> messages.text("errors.visits", items);
      case RECORD -> messages.text("errors.records", items);
    };
  }

  /** {@code 340 values, 1 record}; what there is none of is left out. */
  String counts(ErrorCounts counts) {
    Map<ErrorKind, Long> each = new LinkedHashMap<>();
    each.put(ErrorKind.CELL, counts.cells());
    each.put(ErrorKind.VISIT, counts.visits());
    each.put(ErrorKind.RECORD, counts.records());
    return each.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> count(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Who mends it and how, then the commands that do here what the pages of the console do: those of
   * the code, else those of whoever mends it, if there are any.
   */
  String remedy(Cause.Owner owner, String code, Labels remedy) {
    String said = messages.text("errors.owner." + owner) + " " + messages.label(remedy);
    return Stream.of(code, owner.name())
        .map("errors.commands."::concat)
        .filter(messages.bundle()::containsKey)
        .findFirst()
        .map(key -> said + " " + messages.text(key))
        .orElse(said);
  }

  /** Where it happened: the target, or the source and its form. */
  static String origin(ErrorCause cause) {
    return cause.form() == null ? cause.origin() : cause.origin() + ", " + cause.form();
  }

  /** In the deployment's zone. */
  String time(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }

  /** For programs: {@code value}, {@code visit} or {@code record}. */
  static String word(ErrorKind kind) {
    return kind == ErrorKind.CELL ? "value" : word((Enum<?>) kind);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
