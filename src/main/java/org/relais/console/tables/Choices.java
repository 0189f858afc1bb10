package org.relais.console.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.relais.config.Deployment;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.OrgUnit;

/** What may stand in a column, so that people pick instead of typing. */
final class Choices {
  private static final int MOST = 30;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final List<String> CONFIRMED = List.of("yes", "no");

  private final Deployment deployment;

  Choices(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * @param value what is written into the cell
   * @param label what people call it
   */
  record Choice(String value, String label) {}

  /** Those that hold what was typed in value or label, without regard to case and accents. */
  List<Choice> of(String path, TableText.Kind kind, String column, String typed, String language) {
    String part = plain(typed);
    return all(path, kind, column, language)
        .filter(choice -> plain(choice.value() + " " + choice.label()).contains(part))
        .limit(MOST)
        .toList();
  }

  private Stream<Choice> all(String path, TableText.Kind kind, String column, String language) {
    return switch (kind) {
      case SITES ->
          column.equals("code")
              ? orgUnits()
              : column.equals("confirmed")
                  ? CONFIRMED.stream().map(word -> new Choice(word, word))
                  : Stream.of();
      case CODES -> column.equals("to") ? results(path, language) : Stream.of();
      case BINDING -> options(column, language);
      case OTHER -> column.equals("parent") ? orgUnits() : Stream.of();
    };
  }

  private Stream<Choice> orgUnits() {
    return deployment.orgUnits().all().stream().map(unit -> new Choice(unit.code(), label(unit)));
  }

  private String label(OrgUnit unit) {
    String above = unit.parent();
    return above == null
        ? unit.name()
        : unit.name() + " · " + deployment.orgUnits().find(above).map(OrgUnit::name).orElse(above);
  }

  /** What the fields may hold that look up in the table. */
  private Stream<Choice> results(String path, String language) {
    List<Field> fields = new ArrayList<>();
    deployment.sources().stream()
        .flatMap(source -> source.mapping().forms().stream())
        .flatMap(form -> form.fields().stream())
        .filter(mapping -> looksUp(mapping, path))
        .map(FieldMapping::field)
        .distinct()
        .forEach(fields::add);
    return fields.stream()
        .flatMap(
            field ->
                field.name().equals(CoreField.ORG_UNIT.fieldName())
                    ? orgUnits()
                    : field.codes().stream()
                        .map(code -> new Choice(code.code(), code.label().in(language))));
  }

  private static boolean looksUp(FieldMapping mapping, String path) {
    return mapping.lookup() != null && path.equals("lookups/" + mapping.lookup().name() + ".csv");
  }

  /** A column of a binding is one of ours, the category of a split, or the server's. */
  private Stream<Choice> options(String column, String language) {
    if (column.equals("element")) {
      return deployment.dataSets().stream()
          .flatMap(set -> set.elements().stream())
          .map(element -> new Choice(element.code(), element.label().in(language)));
    }
    return deployment.model().dictionary().fields().stream()
        .filter(field -> field.category().equals(column))
        .flatMap(field -> field.codes().stream())
        .map(code -> new Choice(code.option(), code.label().in(language)))
        .distinct();
  }

  private static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
