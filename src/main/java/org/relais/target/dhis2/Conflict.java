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
 * @param code of the server, such as {@code E7610}; may be empty
 * @param words all ids, periods and other words of its text and arguments
 * @param indexes the rows that it names: the faulty ones up to 2.42; from 2.43 on also all rows of
 *     the request, when one of them has made it refuse the whole
 */
record Conflict(String code, Set<String> words, List<Integer> indexes) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  Conflict {
    words = Set.copyOf(words);
    indexes = List.copyOf(indexes);
  }

  static Conflict of(JsonNode node) {
    Set<String> words = new HashSet<>();
    collect(node.path("value").asText(""), words);
    node.path("objects").forEach(object -> collect(object.asText(""), words));
    List<Integer> indexes = new ArrayList<>();
    node.path("indexes").forEach(index -> indexes.add(index.asInt()));
    return new Conflict(node.path("errorCode").asText(""), words, indexes);
  }

  private static void collect(String text, Set<String> words) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
  }

  /** The rows at fault; empty where the conflict does not tell. */
  List<DataRow> rowsIn(List<DataRow> sent) {
    Fault fault = Fault.of(code);
    if (fault.concernsAll() || sent.size() == 1) {
      return sent;
    }
    List<DataRow> named =
        sent.stream()
            .filter(row -> !fault.part().of(row).isEmpty())
            .filter(row -> words.containsAll(fault.part().of(row)))
            .toList();
    List<DataRow> indexed =
        indexes.stream()
            .filter(index -> index >= 0 && index < sent.size())
            .map(sent::get)
            .distinct()
            .toList();
    boolean indexesTell = !indexed.isEmpty() && indexed.size() < sent.size();
    // Of a code that we do not know, all rows may be named only because all were refused.
    boolean ownRows = fault.part() == Fault.Part.NONE && fault != Fault.REFUSED;
    return indexesTell || ownRows ? indexed : named;
  }
}
