package org.relais.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.relais.config.LineParts.Part;
import org.relais.config.yaml.Node.Scalar;
import org.relais.visit.CoreField;

/**
 * From the lines of a configuration to the fields, data elements and rules that they speak of, and
 * back. Reads the text alone, so that it answers also while a person types; of a file that is no
 * YAML at the moment it knows nothing.
 */
public final class ActingLines {
  /** Where the dictionary describes fields. */
  private static final List<String> FIELDS = List.of("fields", "derived", "age_bands");

  private final Map<String, LineParts> files = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  /**
   * @param texts the configuration by path in its folder
   */
  public ActingLines(SortedMap<String, String> texts) {
    texts.forEach(
        (file, text) -> {
          if (file.endsWith(".yaml") && !file.endsWith(IndicatorFiles.TEST_ENDING)) {
            LineParts parts = LineParts.of(text);
            files.put(file, parts);
            if (file.startsWith(SourceFiles.FOLDER + "/")) {
              scalar(parts, "source").ifPresent(name -> sources.put(name, file));
            }
          }
        });
  }

  /**
   * A place in the configuration.
   *
   * @param file path in the folder
   * @param line 1-based
   */
  public record Place(String file, int line) {}

  /** The file of a source. */
  public Optional<String> fileOf(String source) {
    return Optional.ofNullable(sources.get(source));
  }

  /**
   * Where a source's form says how a field gets its value.
   *
   * @param form number of the form, from 0 in the order of the file
   */
  public Optional<Place> mapping(String source, int form, String field) {
    String file = sources.get(source);
    if (file == null) {
      return Optional.empty();
    }
    List<Part> forms = named(file, "forms");
    return form < 0 || form >= forms.size()
        ? Optional.empty()
        : lineOf(file, fieldPart(file, forms.get(form).key(), field));
  }

  private Optional<Part> fieldPart(String file, String form, String field) {
    boolean visit = field.equals(CoreField.VISIT.fieldName());
    return named(
            file, visit ? new String[] {"forms", form} : new String[] {"forms", form, "fields"})
        .stream()
        .filter(part -> part.key().equals(field))
        .findFirst();
  }

  /** Where a data element is described. */
  public Optional<Place> element(String code) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(IndicatorFiles.FOLDER + "/"))
        .flatMap(
            file ->
                named(file, "data_elements").stream()
                    .filter(part -> part.key().equals(code))
                    .map(part -> new Place(file, part.first())))
        .findFirst();
  }

  /** Where the dictionary describes a field, also one that rules compute. */
  public Optional<Place> field(String name) {
    return FIELDS.stream()
        .flatMap(key -> named(DictionaryFile.FILE, key).stream())
        .filter(part -> part.key().equals(name))
        .findFirst()
        .map(part -> new Place(DictionaryFile.FILE, part.first()));
  }

  /** What a line acts on. */
  public Acting at(String file, int line) {
    LineParts parts = files.get(file);
    if (parts == null) {
      return file.endsWith(".csv") ? inTable(file, line) : Acting.NOTHING;
    }
    Set<String> fields = new HashSet<>();
    Set<String> elements = new HashSet<>();
    Set<String> rules = new HashSet<>();
    @Nullable Integer form = null;
    for (Part part : parts.at(line)) {
      if (part.startsWith("forms", "*")) {
        form = number(file, part.keys().get(1));
      }
      fieldOf(part).ifPresent(fields::add);
      if (part.startsWith("data_elements", "*")) {
        elements.add(part.keys().get(1));
      }
      if (part.startsWith("rules", "*")) {
        rules.add(part.keys().get(1));
      }
    }
    @Nullable String source =
        sources.entrySet().stream()
            .filter(entry -> entry.getValue().equals(file))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    return new Acting(source, form, fields, elements, rules, Set.of());
  }

  private static Optional<String> fieldOf(Part part) {
    if (part.startsWith("forms", "*", "fields", "*")) {
      return Optional.of(part.keys().get(3));
    }
    if (part.startsWith("forms", "*", "visit")) {
      return Optional.of(CoreField.VISIT.fieldName());
    }
    if (part.keys().size() > 1 && FIELDS.contains(part.keys().get(0))) {
      return Optional.of(part.keys().get(1));
    }
    boolean ofDates = part.startsWith("go_live") || part.startsWith("time_zone");
    return ofDates ? Optional.of(CoreField.VISIT_DATE.fieldName()) : Optional.empty();
  }

  /**
   * A table acts through who names it: the fields that look up in it, the elements that it binds.
   */
  private Acting inTable(String file, int line) {
    if (line < 2) {
      return Acting.NOTHING;
    }
    Set<String> elements = new HashSet<>();
    files.forEach(
        (other, parts) ->
            parts.all().stream()
                .filter(part -> part.isBelow("data_elements", "*"))
                .filter(part -> part.value() instanceof Scalar named && named.text().equals(file))
                .forEach(part -> elements.add(part.keys().get(1))));
    Optional<String> table = Lookups.tableOf(file);
    return new Acting(
        null, null, Set.of(), elements, Set.of(), table.map(Set::of).orElseGet(Set::of));
  }

  private @Nullable Integer number(String file, String form) {
    List<String> names = named(file, "forms").stream().map(Part::key).toList();
    return names.contains(form) ? names.indexOf(form) : null;
  }

  private List<Part> named(String file, String... above) {
    LineParts parts = files.get(file);
    return parts == null
        ? List.of()
        : parts.all().stream().filter(part -> part.isBelow(above)).toList();
  }

  private static Optional<Place> lineOf(String file, Optional<Part> part) {
    return part.map(found -> new Place(file, found.first()));
  }

  private static Optional<String> scalar(LineParts parts, String key) {
    return parts.all().stream()
        .filter(part -> part.keys().equals(List.of(key)))
        .map(Part::value)
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).text())
        .findFirst();
  }
}
