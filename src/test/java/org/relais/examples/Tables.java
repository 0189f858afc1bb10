package org.relais.examples;

import java.util.stream.Collectors;

/** The CSV tables of the example's configuration. */
final class Tables {
  private Tables() {}

  static String orgUnits(ExampleCountry country) {
    return "code,name,level,parent\n"
        + country.places().stream()
            .map(
                place ->
                    String.join(
                        ",",
                        place.code(),
                        place.name(),
                        place.level(),
                        place.parent() == null ? "" : place.parent()))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  static String chtPlaces(ExampleCountry country) {
    return lookup(country, FieldSystem.CHT, ",", "\n");
  }

  /** As the partner's spreadsheet saved it. */
  static String restFacilities(ExampleCountry country) {
    return lookup(country, FieldSystem.REST, ";", "\r\n");
  }

  private static String lookup(
      ExampleCountry country, FieldSystem system, String separator, String lineEnd) {
    return "from"
        + separator
        + "to"
        + lineEnd
        + country.sites(system).stream()
            .map(site -> site.id() + separator + site.place().code() + lineEnd)
            .collect(Collectors.joining());
  }
}
