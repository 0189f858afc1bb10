package org.relais.target.dhis2.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.relais.visit.Labels;

/** Gives objects of one kind names that no other has and that DHIS2 takes. */
final class Naming {
  // Lengths of the columns in DHIS2's database (dhis2-core, IdentifiableObject and Nameable).
  private static final int NAME = 230;
  private static final int SHORT_NAME = 50;

  private final Set<String> names = new HashSet<>();
  private final Set<String> shortNames = new HashSet<>();

  /**
   * @param taken names of the server
   */
  Naming(Set<String> taken) {
    taken.forEach(name -> names.add(folded(name)));
    shortNames.addAll(names);
  }

  /** Writes names in English, with the French ones as translations. */
  void name(ObjectNode object, String code, Labels label) {
    String name = unique(label.en(), code, NAME, names);
    String shortName = unique(label.en(), code, SHORT_NAME, shortNames);
    object.put("name", name).put("shortName", shortName);
    ArrayNode translations = object.putArray("translations");
    translate(translations, "NAME", cut(label.fr(), NAME));
    translate(translations, "SHORT_NAME", cut(label.fr(), SHORT_NAME));
  }

  private static void translate(ArrayNode translations, String property, String french) {
    translations.addObject().put("locale", "fr").put("property", property).put("value", french);
  }

  private static String unique(String text, String code, int length, Set<String> taken) {
    String name = cut(text, length);
    if (taken.add(folded(name))) {
      return name;
    }
    String end = " (" + code + ")";
    String longer = cut(text, Math.max(0, length - end.length())) + end;
    String unique = cut(longer, length);
    for (int i = 2; !taken.add(folded(unique)); i++) {
      unique = cut(longer, length - 4) + " " + i;
    }
    return unique;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length).strip();
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
