package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The configurations that were published, and what they say. */
public final class Publications {
  private static final String ROWS =
      "select publication, version, parent, author, message, published_at from publication";

  private final Store store;

  public Publications(DataSource ledger) {
    this(new Store(ledger));
  }

  Publications(Store store) {
    this.store = store;
  }

  /** The active one; empty where none ever was. */
  public Optional<Publication> latest() {
    return list(Long.MAX_VALUE, 1).stream().findFirst();
  }

  /**
   * The newest first.
   *
   * @param before only those with a smaller number
   */
  public List<Publication> list(long before, int limit) {
    return store
        .sql()
        .query(
            ROWS + " where publication < ? order by publication desc limit ?",
            Publications::read,
            before,
            limit);
  }

  public Optional<Publication> find(long number) {
    return store.sql().query(ROWS + " where publication = ?", Publications::read, number).stream()
        .findFirst();
  }

  /** The newest whose version begins so, as people copy it from a list. */
  public Optional<Publication> find(String version) {
    return store
        .sql()
        .query(
            ROWS + " where starts_with(version, ?) order by publication desc limit 1",
            Publications::read,
            version)
        .stream()
        .findFirst();
  }

  /**
   * The files of a publication by their path in the configuration folder, tests among them, secrets
   * not put in; none where there is no such publication.
   */
  public SortedMap<String, String> files(long number) {
    SortedMap<String, String> all = new TreeMap<>();
    store
        .sql()
        .query(
            "select files, tests from publication join configuration using (version)"
                + " where publication = ?",
            row -> {
              all.putAll(StoredFiles.read(row.getString("files")));
              all.putAll(StoredFiles.read(row.getString("tests")));
            },
            number);
    return all;
  }

  private static Publication read(ResultSet row, int number) throws SQLException {
    return new Publication(
        row.getLong("publication"),
        row.getString("version"),
        row.getObject("parent", Long.class),
        row.getString("author"),
        row.getString("message"),
        row.getTimestamp("published_at").toInstant());
  }
}
