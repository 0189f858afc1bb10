package org.relais.target.dhis2.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.indicator.DataElement;
import org.relais.indicator.Disaggregation;
import org.relais.indicator.Disaggregation.Category;
import org.relais.visit.Labels;

/** Writes the category options, categories and category combos of a package. */
final class CategoryWriter {
  private static final int CODE = 50;
  private static final String DIMENSION = "DISAGGREGATION";

  private final PackageWriter writer;
  private final HeldObjects held;
  private final Map<String, List<String>> shortcomings;
  private final Map<String, Labels> labels = new LinkedHashMap<>();
  private final Map<String, Map<String, Labels>> options = new LinkedHashMap<>();
  private final Map<String, String> made = new HashMap<>();

  CategoryWriter(PackageWriter writer, HeldObjects held, Map<String, List<String>> shortcomings) {
    this.writer = writer;
    this.held = held;
    this.shortcomings = shortcomings;
  }

  /** Two fields may share a category: it has the options of both. */
  void learn(List<DataElement> elements) {
    for (DataElement element : elements) {
      for (Category category : Disaggregation.of(element).categories()) {
        labels.putIfAbsent(category.code(), category.label());
        Map<String, Labels> all =
            options.computeIfAbsent(category.code(), any -> new LinkedHashMap<>());
        category.options().forEach(option -> all.putIfAbsent(option.code(), option.label()));
      }
    }
  }

  /** Uid of the category combo of an element, on the server or in the package. */
  String combo(DataElement element) {
    List<Category> categories = Disaggregation.of(element).categories();
    if (categories.isEmpty()) {
      return held.defaultCombo();
    }
    Set<String> uids = new LinkedHashSet<>();
    categories.forEach(category -> uids.add(category(category.code())));
    return Optional.ofNullable(held.combos().get(Set.copyOf(uids)))
        .orElseGet(() -> combo(categories, uids));
  }

  private String combo(List<Category> categories, Set<String> uids) {
    String code = code(categories);
    return made.computeIfAbsent(
        "combo " + code,
        any -> {
          ObjectNode combo =
              writer.add(
                  Kind.COMBOS,
                  code,
                  new Labels(
                      categories.stream()
                          .map(c -> c.label().en())
                          .collect(Collectors.joining(", ")),
                      categories.stream()
                          .map(c -> c.label().fr())
                          .collect(Collectors.joining(", "))));
          // A category combo is the one kind without a short name.
          combo.remove("shortName");
          combo.withArray("translations").remove(1);
          combo.put("dataDimensionType", DIMENSION).put("skipTotal", false);
          var references = combo.putArray("categories");
          uids.forEach(uid -> references.addObject().put("id", uid));
          return combo.path("id").asText();
        });
  }

  /**
   * The codes of its categories; what is too long ends in a uid that only these categories have.
   */
  private static String code(List<Category> categories) {
    String code = categories.stream().map(Category::code).sorted().collect(Collectors.joining("_"));
    return code.length() <= CODE
        ? code
        : code.substring(0, CODE - 12) + "_" + Uids.of(Kind.COMBOS, code);
  }

  private String category(String code) {
    Map<String, Labels> ours = options.getOrDefault(code, Map.of());
    Optional<String> theirs = held.uid(Kind.CATEGORIES, code);
    if (theirs.isPresent()) {
      Set<String> has = held.options().getOrDefault(code, Set.of());
      List<String> lacks = ours.keySet().stream().filter(option -> !has.contains(option)).toList();
      if (!lacks.isEmpty()) {
        shortcomings.put(code, lacks);
      }
      return theirs.get();
    }
    String known = made.get("category " + code);
    if (known != null) {
      return known;
    }
    List<String> uids =
        ours.entrySet().stream().map(option -> option(option.getKey(), option.getValue())).toList();
    ObjectNode category =
        writer.add(Kind.CATEGORIES, code, labels.getOrDefault(code, new Labels(code, code)));
    category.put("dataDimensionType", DIMENSION).put("dataDimension", true);
    var references = category.putArray("categoryOptions");
    uids.forEach(uid -> references.addObject().put("id", uid));
    made.put("category " + code, category.path("id").asText());
    return category.path("id").asText();
  }

  private String option(String code, Labels label) {
    return held.uid(Kind.OPTIONS, code)
        .orElseGet(
            () ->
                made.computeIfAbsent(
                    "option " + code,
                    any -> writer.add(Kind.OPTIONS, code, label).path("id").asText()));
  }
}
