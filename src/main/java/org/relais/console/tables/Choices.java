package org.relais.console.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.catalogue.ServerSites;
import org.relais.console.page.Typed;
import org.relais.indicator.Disaggregation;
import org.relais.ledger.UnknownSites;
import org.relais.visit.Field;
import org.relais.visit.FieldMapping;
import org.relais.visit.OrgUnit;

/** What may stand in a column, so that people pick instead of typing. */
public final class Choices {
  private static final List<String> CONFIRMED = List.of(TableColumns.YES, TableColumns.NO);

  private final Deployment deployment;
  private final @Nullable BindingSight binding;
  private final @Nullable ServerSites sites;

  /**
   * @param binding null where nothing is known of the server; the same for {@code sites}
   */
  Choices(Deployment deployment, @Nullable BindingSight binding, @Nullable ServerSites sites) {
    this.deployment = deployment;
    this.binding = binding;
    this.sites = sites;
  }

  /**
   * What may be picked.
   *
   * @param value what is written into the cell
   * @param label what people call it
   */
  public record Choice(String value, String label) {}

  /** What org units a column takes, so that they are picked in a tree. */
  enum Units {
    NONE,
    OURS,
    SERVERS
  }

  /**
   * A part of the choices.
   *
   * @param found how many there are
   */
  record Part(List<Choice> choices, int found) {
    Part {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Those that hold what was typed, without regard to case and accents.
   *
   * @param row cells beside it; null for a new row
   * @param from how many are left out
   */
  Part of(
      TableDesk.Found found,
      String column,
      @Nullable List<String> row,
      String typed,
      String language,
      int from,
      int most) {
    String part = Typed.plain(typed);
    List<String> beside =
        Objects.requireNonNullElseGet(
            row, () -> found.table().header().stream().map(any -> "").toList());
    if (binding != null && column.equals(TableColumns.DATA_ELEMENT)) {
      return new ServerChoices(binding).elements(beside, part, from, most);
    }
    List<Choice> fitting =
        all(found, column, beside, language)
            .filter(choice -> Typed.plain(choice.value() + " " + choice.label()).contains(part))
            .toList();
    return new Part(fitting.stream().skip(from).limit(most).toList(), fitting.size());
  }

  Units units(TableDesk.Found found, String column) {
    return switch (found.table().kind()) {
      case SITES ->
          column.equals(TableColumns.CODE)
              ? Units.OURS
              : column.equals(TableColumns.UID) ? Units.SERVERS : Units.NONE;
      case CODES ->
          column.equals(TableColumns.TO) && isOfSites(found.path()) ? Units.OURS : Units.NONE;
      case BINDING -> Units.NONE;
      case OTHER -> column.equals(TableColumns.PARENT) ? Units.OURS : Units.NONE;
    };
  }

  /** Whether sites of a field system look up in the table. */
  public boolean isOfSites(String path) {
    return mappings(path).anyMatch(UnknownSites::isSite);
  }

  private Stream<Choice> all(
      TableDesk.Found found, String column, List<String> row, String language) {
    Units units = units(found, column);
    if (units != Units.NONE) {
      return units == Units.OURS ? orgUnits() : serverUnits();
    }
    if (column.equals(TableColumns.CONFIRMED)) {
      return CONFIRMED.stream().map(word -> new Choice(word, word));
    }
    return switch (found.table().kind()) {
      case CODES -> column.equals(TableColumns.TO) ? results(found.path(), language) : Stream.of();
      case BINDING -> options(found.table(), column, row, language);
      case SITES, OTHER -> Stream.of();
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

  private Stream<Choice> serverUnits() {
    return Optional.ofNullable(sites).stream()
        .flatMap(known -> known.all().stream())
        .map(
            unit ->
                new Choice(
                    unit.id(),
                    Stream.of(unit.name(), unit.code(), unit.parentName())
                        .filter(text -> text != null && !text.isBlank())
                        .reduce((a, b) -> a + " · " + b)
                        .orElse(unit.id())));
  }

  /** What the fields may hold that look up in the table. */
  private Stream<Choice> results(String path, String language) {
    List<Field> fields = new ArrayList<>();
    mappings(path).map(FieldMapping::field).distinct().forEach(fields::add);
    return fields.stream()
        .flatMap(
            field ->
                field.codes().stream()
                    .map(code -> new Choice(code.code(), code.label().in(language))));
  }

  private Stream<FieldMapping> mappings(String path) {
    return deployment.sources().stream()
        .flatMap(source -> source.mapping().forms().stream())
        .flatMap(form -> form.fields().stream())
        .filter(mapping -> looksUp(mapping, path));
  }

  private static boolean looksUp(FieldMapping mapping, String path) {
    return mapping.lookup() != null && path.equals("lookups/" + mapping.lookup().name() + ".csv");
  }

  /** A column of a binding is one of ours, the category of a split, or the server's. */
  private Stream<Choice> options(
      TableText table, String column, List<String> row, String language) {
    if (column.equals(TableColumns.ELEMENT)) {
      return deployment.dataSets().stream()
          .flatMap(set -> set.elements().stream())
          .map(element -> new Choice(element.code(), element.label().in(language)));
    }
    if (column.equals(TableColumns.TARGET)) {
      return deployment.targets().stream().map(each -> new Choice(each.name(), each.name()));
    }
    if (column.equals(TableColumns.COMBO)) {
      return Optional.ofNullable(binding).stream()
          .flatMap(known -> new ServerChoices(known).combos(table, row));
    }
    return deployment.dataSets().stream()
        .flatMap(set -> set.elements().stream())
        .flatMap(element -> Disaggregation.of(element).categories().stream())
        .filter(category -> category.code().equals(column))
        .flatMap(category -> category.options().stream())
        .map(option -> new Choice(option.code(), option.label().in(language)))
        .distinct();
  }
}
