package org.relais.console.page;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Disaggregation;
import org.relais.visit.Labels;
import org.relais.visit.OrgUnit;

/** What people call the things that the ledger has by their codes. */
public final class Names {
  private final Deployment deployment;

  public Names(Deployment deployment) {
    this.deployment = deployment;
  }

  /** The name of an org unit; its code where the configuration has none of that code. */
  public String orgUnit(@Nullable String code) {
    return code == null ? "–" : deployment.orgUnits().find(code).map(OrgUnit::name).orElse(code);
  }

  public Labels element(String code) {
    return elementOf(code).map(DataElement::label).orElseGet(() -> new Labels(code, code));
  }

  public Optional<DataElement> elementOf(String code) {
    return deployment.dataSets().stream()
        .flatMap(set -> set.elements().stream())
        .filter(element -> element.code().equals(code))
        .findFirst();
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
        .flatMap(field -> Disaggregation.Category.of(field).options().stream())
        .filter(option -> option.code().equals(code))
        .findFirst()
        .map(found -> found.label().in(locale.getLanguage()))
        .orElse(code);
  }
}
