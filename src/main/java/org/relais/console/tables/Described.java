package org.relais.console.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.config.Deployment;
import org.relais.indicator.Disaggregation;
import org.relais.target.dhis2.DataSetCatalogue;
import org.relais.target.dhis2.ServerCatalogue;
import org.springframework.context.MessageSource;

/** What a server has, in the reader's words where there are any. */
final class Described {
  private static final String BETWEEN = " · ";

  private final MessageSource messages;
  private final Locale locale;
  private final Map<String, String> options = new HashMap<>();

  Described(Deployment deployment, MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
    deployment.dataSets().stream()
        .flatMap(set -> set.elements().stream())
        .flatMap(element -> Disaggregation.of(element).categories().stream())
        .flatMap(category -> category.options().stream())
        .forEach(
            option -> options.putIfAbsent(option.code(), option.label().in(locale.getLanguage())));
  }

  /** Name, code or uid, value type, and the data sets that have it. */
  String element(ServerCatalogue.Element element, DataSetCatalogue server) {
    List<String> homes = server.homes(element);
    return Stream.of(
            element.name(),
            element.code().isBlank() ? element.id() : element.code().strip(),
            valueType(element.valueType()),
            homes.isEmpty()
                ? messages.getMessage("tables.noDataSet", null, locale)
                : String.join(", ", homes))
        .collect(Collectors.joining(BETWEEN));
  }

  private String valueType(String type) {
    return Objects.requireNonNullElse(
        messages.getMessage("tables.valueType." + type, null, type, locale), type);
  }

  /** Its options as people call them. */
  String combo(ServerCatalogue.Combo combo) {
    if (combo.options().isEmpty()) {
      return combo.name();
    }
    return combo.options().stream()
        .map(option -> options.getOrDefault(option.code().strip(), named(option)))
        .collect(Collectors.joining(BETWEEN));
  }

  private static String named(ServerCatalogue.Option option) {
    return option.name().isBlank() ? option.code() : option.name();
  }
}
