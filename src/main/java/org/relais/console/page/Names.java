package org.relais.console.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnit;

/** What people call the things that the ledger has by their codes. */
public final class Names {
  private final Deployment deployment;
  private final Map<String, DataElement> elements = new HashMap<>();

  public Names(Deployment deployment) {
    this.deployment = deployment;
    deployment.dataSets().forEach(set -> set.elements().forEach(e -> elements.put(e.code(), e)));
  }

  /** The name of an org unit; its code where the configuration has none of that code. */
  public String orgUnit(@Nullable String code) {
    return code == null ? "–" : deployment.orgUnits().find(code).map(OrgUnit::name).orElse(code);
  }

  public Labels element(String code) {
    DataElement element = elements.get(code);
    return element == null ? new Labels(code, code) : element.label();
  }

  public Optional<DataElement> elementOf(String code) {
    return Optional.ofNullable(elements.get(code));
  }

  public Optional<DataSet> dataSet(String code) {
    return deployment.dataSets().stream().filter(set -> set.code().equals(code)).findFirst();
  }

  /** A disaggregation by its codes in one line, such as {@code P12M--P60M · F}. */
  public String options(SortedMap<String, String> options) {
    return String.join(" · ", options.values());
  }

  /** A disaggregation in the reader's words, such as {@code 12 to 59 months · girl}. */
  public String options(SortedMap<String, String> options, Locale locale) {
    return options.entrySet().stream()
        .map(option -> option(option.getKey(), option.getValue(), locale))
        .collect(Collectors.joining(" · "));
  }

  private String option(String category, String code, Locale locale) {
    return deployment.model().dictionary().fields().stream()
        .filter(field -> field.category().equals(category))
        .flatMap(field -> field.codes().stream())
        .filter(candidate -> candidate.option().equals(code))
        .findFirst()
        .map(found -> found.label().in(locale.getLanguage()))
        .orElse(code);
  }
}
