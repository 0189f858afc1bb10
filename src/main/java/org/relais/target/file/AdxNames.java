package org.relais.target.file;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which category codes ADX can carry: it makes each an XML attribute, so it has to be an XML name
 * (W3C XML 1.0, 2.3) and none that ADX or DHIS2's import of it uses itself.
 */
public final class AdxNames {
  // Letters of any language; the colon is left out, for it would be a namespace.
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.\\-·]*");
  private static final Set<String> TAKEN =
      Set.of(
          "dataElement",
          "value",
          "orgUnit",
          "period",
          "dataSet",
          "comment",
          "categoryOptionCombo",
          "attributeOptionCombo",
          "storedBy",
          "created",
          "lastUpdated",
          "followup",
          "deleted");

  private AdxNames() {}

  /** Whether a category of this code can stand in ADX. */
  public static boolean legal(String category) {
    return NAME.matcher(category).matches()
        && !category.toLowerCase(Locale.ROOT).startsWith("xml")
        && !TAKEN.contains(category);
  }

  /** Those that cannot, in their order. */
  public static List<String> illegal(Collection<String> categories) {
    return categories.stream().filter(category -> !legal(category)).distinct().toList();
  }
}
