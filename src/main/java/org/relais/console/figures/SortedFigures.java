package org.relais.console.figures;

import org.jspecify.annotations.Nullable;
import org.relais.console.page.Sorting;
import org.relais.ledger.Difference;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * In which order a list of figures stands; {@code query} in the templates.
 *
 * @param kind of differences, null for all
 */
public record SortedFigures(Picked picked, Difference.@Nullable Kind kind, Sorting sorting) {
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
    if (!sorting.word().isEmpty()) {
      address.queryParam("sort", sorting.word());
    }
    return address.encode().build().toUriString();
  }

  public SortedFigures sortedBy(String column, boolean greatestFirst) {
    return new SortedFigures(picked, kind, sorting.by(column, greatestFirst));
  }

  public @Nullable String direction(String column) {
    return sorting.direction(column);
  }
}
