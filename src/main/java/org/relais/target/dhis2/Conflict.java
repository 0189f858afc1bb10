package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fault that DHIS2 reports.
 *
 * @param code of the server, such as {@code E7610}; empty before 2.36 and for some faults since
 * @param said its text as the server wrote it, which names ids and periods and no person; may be
 *     empty
 * @param words all ids, periods and other words of its text and of what it says it is about
 * @param numbered the rows that its text names ("Value #3"); from 2.43 on
 * @param indexes the rows that it lists: the faulty ones up to 2.42; from 2.43 on also all rows of
 *     the request, when one of them has made it refuse the whole
 */
record Conflict(
    String code, String said, Set<String> words, List<Integer> numbered, List<Integer> indexes) {
  private static final int MOST_SAID = 300;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern NUMBERED = Pattern.compile("Value #\\[?(\\d+(?:, \\d+)*)");

  Conflict {
    words = Set.copyOf(words);
    numbered = List.copyOf(numbered);
    indexes = List.copyOf(indexes);
  }

  static Conflict of(JsonNode node) {
    Set<String> words = new HashSet<>();
    String text = node.path("value").asText("");
    collect(text, words);
    collect(node.path("object").asText(""), words);
    node.path("objects").forEach(object -> collect(object.asText(""), words));
    List<Integer> indexes = new ArrayList<>();
    node.path("indexes").forEach(index -> indexes.add(index.asInt(-1)));
    return new Conflict(
        node.path("errorCode").asText(""), shortened(text), words, numbered(text), indexes);
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > MOST_SAID ? line.substring(0, MOST_SAID) + "…" : line;
  }

  /** The code and the text in one line. */
  String inOneLine() {
    return (code + " " + said).strip();
  }

  private static void collect(String text, Set<String> words) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
  }

  private static List<Integer> numbered(String text) {
    List<Integer> rows = new ArrayList<>();
    Matcher numbers = NUMBERED.matcher(text);
    if (numbers.find()) {
      for (String number : numbers.group(1).split(", ")) {
        // Nine digits always fit, and no request has as many rows.
        rows.add(number.length() > 9 ? -1 : Integer.parseInt(number));
      }
    }
    return rows;
  }

  /**
   * The rows at fault; empty where the conflict does not tell.
   *
   * @param whole whether the request was refused as a whole, so that a list of all rows says
   *     nothing
   */
  List<DataRow> rowsIn(List<DataRow> sent, boolean whole) {
    Fault fault = Fault.of(code);
    if (fault.concernsAll() || sent.size() == 1) {
      return sent;
    }
    List<DataRow> byNumber = at(numbered, sent);
    if (!byNumber.isEmpty()) {
      return byNumber;
    }
    List<DataRow> listed = at(indexes, sent);
    // A fault of the value itself never refuses the whole, even where all values have it.
    boolean listTells = !whole || listed.size() < sent.size() || fault.ofValue();
    if (!listed.isEmpty() && listTells) {
      return listed;
    }
    return fault.part() == Part.NONE ? List.of() : named(fault.part(), sent);
  }

  private List<DataRow> named(Part part, List<DataRow> sent) {
    return sent.stream().filter(row -> words.containsAll(part.of(row))).toList();
  }

  /** Whether it mentions an id of the row, or its period. */
  boolean mentions(DataRow row) {
    return row.ids().anyMatch(words::contains);
  }

  private static List<DataRow> at(List<Integer> rows, List<DataRow> sent) {
    return rows.stream()
        .filter(row -> row >= 0 && row < sent.size())
        .map(sent::get)
        .distinct()
        .toList();
  }
}
