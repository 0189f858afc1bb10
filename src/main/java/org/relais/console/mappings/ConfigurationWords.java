package org.relais.console.mappings;

import java.util.SortedSet;
import java.util.TreeSet;
import org.relais.config.Deployment;

/** What may be completed while one types: fields, their codes, data elements, data sets. */
public final class ConfigurationWords {
  private ConfigurationWords() {}

  public static SortedSet<String> of(Deployment deployment) {
    SortedSet<String> words = new TreeSet<>();
    deployment
        .model()
        .dictionary()
        .fields()
        .forEach(
            field -> {
              words.add(field.name());
              field.codes().forEach(code -> words.add(code.code()));
            });
    deployment
        .dataSets()
        .forEach(
            set -> {
              words.add(set.code());
              set.elements().forEach(element -> words.add(element.code()));
            });
    return words;
  }
}
