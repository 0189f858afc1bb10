package org.relais.target.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.VisitItem;
import org.relais.visit.Visit;

/**
 * Takes a visit's data out of what a server says about it: servers like to quote what they refuse.
 * What is left is the same for every visit with the same fault, so that causes group.
 */
final class Masking {
  private static final int LONGEST = 300;
  // Quoted text; identifiers; numbers and dates, but not the digits of a word such as HAPI-0958.
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|(?<![\\w-])\\d[\\d.,:/T-]*");

  private final List<String> told;

  private Masking(List<String> told) {
    this.told = told;
  }

  static Masking of(VisitItem item) {
    List<String> told = new ArrayList<>();
    if (item.recordId().length() > 1) {
      told.add(item.recordId());
    }
    addTexts(item.visit(), told);
    addTexts(item.newestOfPatient(), told);
    // The longest first: a name may hold another.
    told.sort(Comparator.comparingInt(String::length).reversed());
    return new Masking(told);
  }

  String apply(String text) {
    String masked = text;
    for (String each : told) {
      masked = masked.replace(each, "…");
    }
    masked = QUOTED.matcher(masked).replaceAll("…").strip();
    return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
  }

  private static void addTexts(@Nullable Visit visit, List<String> told) {
    if (visit == null) {
      return;
    }
    visit.dictionary().fields().stream()
        .filter(field -> field.codes().isEmpty())
        .map(visit::value)
        .filter(value -> value instanceof String text && text.length() > 1)
        .map(String.class::cast)
        .forEach(told::add);
  }
}
