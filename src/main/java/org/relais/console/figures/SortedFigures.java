package org.relais.console.figures;

import org.jspecify.annotations.Nullable;
import org.relais.console.page.Sorting;
import org.relais.ledger.Difference;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * In which order a list of figures stands; {@code query} in the templates.
 *
 * @param kind of differences, null for all
 * @param read kind of what was read from DHIS2, null for all
 */
public record SortedFigures(
    Picked picked, Difference.@Nullable Kind kind, Reading.@Nullable Kind read, Sorting sorting) {
  SortedFigures(Picked picked, Sorting sorting) {
    this(picked, null, null, sorting);
  }

  /** The same figures in the same order, after the path. */
  public String inAddress() {
    FigureQuery query = picked.query();
    UriComponentsBuilder address =
        UriComponentsBuilder.newInstance()
            .queryParam("dataSet", query.dataSet())
            .queryParam("target", query.target())
            .queryParam("orgUnit", query.orgUnit())
            .queryParam("period", query.period());
    if (kind != null) {
      address.queryParam("kind", kind);
    }
    if (read != null) {
      address.queryParam("read", read);
    }
    if (!sorting.word().isEmpty()) {
      address.queryParam("sort", sorting.word());
    }
    return address.encode().build().toUriString();
  }

  public SortedFigures sortedBy(String column, boolean greatestFirst) {
    return new SortedFigures(picked, kind, read, sorting.by(column, greatestFirst));
  }

  public SortedFigures ofKind(Difference.@Nullable Kind other) {
    return new SortedFigures(picked, other, read, sorting);
  }

  public SortedFigures reading(Reading.@Nullable Kind other) {
    return new SortedFigures(picked, kind, other, sorting);
  }

  public @Nullable String direction(String column) {
    return sorting.direction(column);
  }
}
