package org.relais.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Rows turned into one array a column, for {@code unnest}: one statement writes a page, however
 * many rows it has.
 */
final class Columns<R> {
  private final Collection<R> rows;
  private final List<Object> arrays = new ArrayList<>();

  Columns(Collection<R> rows) {
    this.rows = rows;
  }

  /**
   * @param type PostgreSQL's name of the type
   */
  Columns<R> add(String type, Function<R, @Nullable Object> value) {
    @Nullable Object[] values = new @Nullable Object[rows.size()];
    int i = 0;
    for (R row : rows) {
      values[i++] = value.apply(row);
    }
    if (type.equals("bytea")) {
      // The driver reads an array of bytes as such, not as an array of objects.
      arrays.add(new SqlArrayValue(type, (Object[]) Arrays.copyOf(values, i, byte[][].class)));
    } else {
      arrays.add(new SqlArrayValue(type, values));
    }
    return this;
  }

  /** The arrays, behind {@code leading} parameters. */
  Object[] arguments(Object... leading) {
    List<Object> arguments = new ArrayList<>(List.of(leading));
    arguments.addAll(arrays);
    return arguments.toArray();
  }
}
