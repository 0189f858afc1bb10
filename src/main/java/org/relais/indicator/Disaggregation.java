package org.relais.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;

/** All the places that a data element's figures may have, whether or not any visit fills them. */
public final class Disaggregation {
  private static final Labels YES = new Labels("Yes", "Oui");
  private static final Labels NO = new Labels("No", "Non");
  private static final Labels UNKNOWN = new Labels("Not known", "Non connu");

  private final List<Category> categories;

  private Disaggregation(List<Category> categories) {
    this.categories = List.copyOf(categories);
  }

  public static Disaggregation of(DataElement element) {
    return new Disaggregation(element.split().stream().map(Category::of).toList());
  }

  /** In the order of the configuration; empty where the element is not split. */
  public List<Category> categories() {
    return categories;
  }

  /** Every choice of one option a category: category code to option code. */
  public List<SortedMap<String, String>> cells() {
    List<SortedMap<String, String>> cells = new ArrayList<>();
    cells.add(new TreeMap<>());
    for (Category category : categories) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> cell : cells) {
        for (Option option : category.options()) {
          SortedMap<String, String> with = new TreeMap<>(cell);
          with.put(category.code(), option.code());
          longer.add(with);
        }
      }
      cells = longer;
    }
    return cells;
  }

  /**
   * A field by which figures are split.
   *
   * @param code of the DHIS2 category
   * @param options in the order of the dictionary, each once
   */
  public record Category(String code, Labels label, List<Option> options) {
    public Category {
      options = List.copyOf(options);
    }

    /** What a split by the field counts under. */
    public static Category of(Field field) {
      Map<String, Labels> options = new LinkedHashMap<>();
      if (field.type() == FieldType.YES_NO) {
        options.put(field.hasCode("yes") ? field.option("yes") : "YES", label(field, "yes", YES));
        options.putIfAbsent(
            field.hasCode("no") ? field.option("no") : "NO", label(field, "no", NO));
      } else {
        field.codes().forEach(code -> options.putIfAbsent(code.option(), code.label()));
      }
      @Nullable String unknown = field.unknownOption();
      if (unknown != null) {
        options.putIfAbsent(unknown, UNKNOWN);
      }
      return new Category(
          field.category(),
          field.label(),
          options.entrySet().stream()
              .map(option -> new Option(option.getKey(), option.getValue()))
              .toList());
    }

    private static Labels label(Field field, String code, Labels otherwise) {
      return field.codes().stream()
          .filter(known -> known.code().equals(code))
          .map(CodeDefinition::label)
          .findFirst()
          .orElse(otherwise);
    }
  }

  /** An option of a category. */
  public record Option(String code, Labels label) {}
}
