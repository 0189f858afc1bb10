package org.relais.console.figures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.console.orgunits.TreeAddress;
import org.relais.console.page.Sorting;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the pages about what is picked are; {@code go} in the templates.
 *
 * @param elements data elements that the page follows, and keeps when something else is picked
 * @param sorting of the page's list, which it keeps too
 */
public record FigureAddress(FigureTab tab, Picked picked, List<String> elements, Sorting sorting)
    implements TreeAddress {
  private static final String VALUE = "/figures/value";
  private static final String UNITS = "/figures/units";
  private static final char PAIR = ':';

  public FigureAddress {
    elements = List.copyOf(elements);
  }

  FigureAddress(FigureTab tab, Picked picked) {
    this(tab, picked, List.of(), Sorting.of(null));
  }

  FigureAddress following(List<String> codes) {
    return new FigureAddress(tab, picked, codes, sorting);
  }

  FigureAddress sortedBy(Sorting other) {
    return new FigureAddress(tab, picked, elements, other);
  }

  /** Another page about the same. */
  public String tab(String word) {
    return build(FigureTab.of(word).path(), picked.orgUnit().code(), picked.period().id());
  }

  public String csv() {
    String path = tab == FigureTab.TABLE ? "/figures/table" : tab.path();
    return build(path + ".csv", picked.orgUnit().code(), picked.period().id());
  }

  public String readCsv() {
    return build("/figures/differences/read.csv", picked.orgUnit().code(), picked.period().id());
  }

  @Override
  public String orgUnit(String code) {
    return build(tab.path(), code, picked.period().id());
  }

  public String period(String id) {
    return build(tab.path(), picked.orgUnit().code(), id);
  }

  /** The table of another org unit and period. */
  public String tableAt(String orgUnit, String period) {
    return build(FigureTab.TABLE.path(), orgUnit, period);
  }

  /** The same page with the periods of a year to pick from. */
  public String year(int year) {
    return period(picked.period().id()) + "&year=" + year;
  }

  /** What the plot of this page shows. */
  public String plot() {
    return build(tab.path() + "/plot", picked.orgUnit().code(), picked.period().id());
  }

  /** The org units below one, for the tree. */
  @Override
  public String units(String under) {
    return build(UNITS, picked.orgUnit().code(), picked.period().id())
        + "&tab="
        + tab
        + (under.isEmpty() ? "" : "&under=" + encoded(under));
  }

  public String value(String element, SortedMap<String, String> options) {
    return valueAt(picked.orgUnit().code(), element, options);
  }

  public String valueAt(String orgUnit, String element, SortedMap<String, String> options) {
    UriComponentsBuilder address = start(VALUE, orgUnit, picked.period().id());
    address.queryParam("element", element);
    options.forEach((category, option) -> address.queryParam("o", category + PAIR + option));
    return address.encode().build().toUriString();
  }

  /**
   * The options that an address names.
   *
   * @throws ResponseStatusException 404 where it names none
   */
  public static SortedMap<String, String> options(List<String> pairs) {
    SortedMap<String, String> options = new TreeMap<>();
    for (String pair : pairs) {
      int at = pair.indexOf(PAIR);
      if (at < 1) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      options.put(pair.substring(0, at), pair.substring(at + 1));
    }
    return options;
  }

  private String build(String path, String orgUnit, String period) {
    UriComponentsBuilder address = start(path, orgUnit, period);
    elements.forEach(element -> address.queryParam("e", element));
    if (!sorting.word().isEmpty() && (path.equals(tab.path()) || path.equals(UNITS))) {
      address.queryParam("sort", sorting.word());
    }
    return address.encode().build().toUriString();
  }

  private UriComponentsBuilder start(String path, String orgUnit, String period) {
    return UriComponentsBuilder.fromPath(path)
        .queryParam("dataSet", picked.dataSet().code())
        .queryParam("target", picked.target())
        .queryParam("orgUnit", orgUnit)
        .queryParam("period", period);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
