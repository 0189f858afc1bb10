package org.relais.visit.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.visit.Field;
import org.relais.visit.Labels;

/**
 * One value of a {@code where:} entry, read for the type of its field.
 *
 * @param cel what the entry asks with this value
 * @param fault why it cannot be read, or null
 */
record WhereValue(String cel, @Nullable Fault fault) {
  private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|!=|==|=)\\s*(.+)");
  private static final Pattern SPAN = Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+)");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

  /** A problem that does not know yet where it stands. */
  record Fault(Problem.Kind kind, Labels message, @Nullable Labels help) {
    Problem at(Place place) {
      return new Problem(kind, place, message, help);
    }
  }

  static WhereValue read(Field field, String written) {
    String value = written.strip();
    if (value.equals("present") && !field.hasCode(value)) {
      return ask("asked(" + field.name() + ")");
    }
    if (value.equals("absent") && !field.hasCode(value)) {
      return ask("!asked(" + field.name() + ")");
    }
    return switch (field.type()) {
      case YES_NO -> yesNo(field, value);
      case CODE -> code(field, value, field.name() + " == " + quoted(value));
      case CODES -> code(field, value, quoted(value) + " in " + field.name());
      case TEXT -> text(field, value);
      case INTEGER, DECIMAL, DATE, TIME -> ordered(field, value);
    };
  }

  private static WhereValue yesNo(Field field, String value) {
    return switch (value) {
      case "yes", "true" -> ask(field.name());
      case "no", "false" -> ask("!" + field.name());
      default ->
          wrong(
              new Labels(
                  field.name() + " is answered by yes or no, not by \"" + value + "\"",
                  field.name() + " a pour réponse oui ou non, et non « " + value + " »"),
              "yes, no, present",
              "absent");
    };
  }

  private static WhereValue code(Field field, String value, String cel) {
    if (field.hasCode(value)) {
      return ask(cel);
    }
    Problem unknown = UnknownName.code(field, value, new Place.InField(0));
    return new WhereValue(cel, new Fault(unknown.kind(), unknown.message(), unknown.help()));
  }

  private static WhereValue text(Field field, String value) {
    return BOUND.matcher(value).matches()
        ? wrong(
            new Labels(
                field.name() + " is text and has no order",
                field.name() + " est un texte, sans ordre"),
            "the text itself, present",
            "absent")
        : ask(field.name() + " == " + quoted(value));
  }

  private static WhereValue ordered(Field field, String value) {
    Matcher bound = BOUND.matcher(value);
    if (bound.matches()) {
      String operator = bound.group(1).equals("=") ? "==" : bound.group(1);
      return compare(field, value, field.name() + " " + operator + " %s", bound.group(2));
    }
    Matcher span = SPAN.matcher(value);
    if (span.matches()) {
      String cel = "(" + field.name() + " >= %s && " + field.name() + " <= %s)";
      return compare(field, value, cel, span.group(1), span.group(2));
    }
    return compare(field, value, field.name() + " == %s", value);
  }

  private static WhereValue compare(Field field, String value, String format, String... limits) {
    Object[] literals = new Object[limits.length];
    for (int i = 0; i < limits.length; i++) {
      String literal = literal(field, limits[i].strip());
      if (literal == null) {
        return wrong(
            new Labels(
                field.name() + " is " + words(field).en() + ", not \"" + value + "\"",
                field.name() + " est " + words(field).fr() + ", et non « " + value + " »"),
            forms(field),
            "absent");
      }
      literals[i] = literal;
    }
    return ask(String.format(format, literals));
  }

  private static @Nullable String literal(Field field, String value) {
    return switch (field.type()) {
      case INTEGER, DECIMAL -> number(value);
      case DATE -> moment("date", value);
      default -> moment("timestamp", value);
    };
  }

  /** Whole numbers stay whole for a decimal field too: the two compare. */
  private static @Nullable String number(String value) {
    return WHOLE.matcher(value).matches() || DECIMAL.matcher(value).matches() ? value : null;
  }

  private static @Nullable String moment(String function, String value) {
    try {
      Object unused = function.equals("date") ? LocalDate.parse(value) : Instant.parse(value);
      return function + "(" + quoted(value) + ")";
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }

  private static Labels words(Field field) {
    return switch (field.type()) {
      case INTEGER, DECIMAL -> new Labels("a number", "un nombre");
      case DATE -> TypeWord.DATE.label();
      default -> new Labels("a time", "un moment");
    };
  }

  private static String forms(Field field) {
    return switch (field.type()) {
      case INTEGER, DECIMAL -> "50, \">= 50\", 2..11, present";
      case DATE -> "2026-01-31, \">= 2026-01-31\", 2026-01-01..2026-01-31, present";
      default -> "\">= 2026-01-31T08:00:00Z\", present";
    };
  }

  private static WhereValue ask(String cel) {
    return new WhereValue(cel, null);
  }

  private static WhereValue wrong(Labels message, String forms, String last) {
    Labels help = new Labels("write " + forms + " or " + last, "écrivez " + forms + " ou " + last);
    return new WhereValue("false", new Fault(Problem.Kind.WRONG_TYPE, message, help));
  }

  /** A text as CEL writes it. */
  private static String quoted(String text) {
    StringBuilder cel = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        cel.append('\\').append(c);
      } else if (c < ' ') {
        cel.append(String.format("\\u%04x", (int) c));
      } else {
        cel.append(c);
      }
    }
    return cel.append('"').toString();
  }
}
