package org.relais.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.ConfigurationVersion.State;

/** The configurations that became active or were saved, the newest first, and what they say. */
public final class VersionHistory {
  private static final String ROWS =
      """
      select h.*, (select max(l.number) from version_history l where l.made_of = h.number) as live_as
        from version_history h
      """;

  private static final String OLDER = " where h.number < ?";

  private static final String IN_STATE =
      """
       and (?::text is null or (h.state = ? and (h.state = 'LIVE' or not exists (
                select 1 from version_history l where l.made_of = h.number))))
      """;

  private static final String CONCERNING =
      """
       and (h.author = ? or exists (
             select 1 from version_file f where f.number = h.number and f.path = any(?)))
      """;

  private static final String PART = " order by h.number desc limit ?";

  private final Store store;

  public VersionHistory(DataSource ledger) {
    this(new Store(ledger));
  }

  VersionHistory(Store store) {
    this.store = store;
  }

  /** The active one; empty where none ever was. */
  public Optional<ConfigurationVersion> active() {
    return first(" where h.state = 'LIVE'");
  }

  /**
   * @param before only those with a smaller number
   */
  public List<ConfigurationVersion> list(long before, int limit) {
    return list(null, before, limit);
  }

  /**
   * @param state only those; of saved ones only those that were not made live; null for all
   * @param before only those with a smaller number
   */
  public List<ConfigurationVersion> list(@Nullable State state, long before, int limit) {
    String word = word(state);
    return rows(OLDER + IN_STATE + PART, before, word, word, limit);
  }

  /**
   * Those that changed one of some files, or are somebody's own.
   *
   * @param state as of {@link #list(State, long, int)}
   * @param before only those with a smaller number
   */
  public List<ConfigurationVersion> concerning(
      Collection<String> paths, String author, @Nullable State state, long before, int limit) {
    String word = word(state);
    return rows(
        OLDER + IN_STATE + CONCERNING + PART,
        before,
        word,
        word,
        author,
        Store.texts(paths),
        limit);
  }

  private static @Nullable String word(@Nullable State state) {
    return state == null ? null : state.name();
  }

  /** What waits for somebody who makes it live, the oldest first. */
  public List<ConfigurationVersion> submitted() {
    return rows(" where h.state = 'SUBMITTED' order by h.number").stream()
        .filter(ConfigurationVersion::waits)
        .toList();
  }

  /** The newest that somebody saved. */
  public Optional<ConfigurationVersion> savedBy(String author) {
    return first(" where h.state <> 'LIVE' and h.author = ?", author);
  }

  public Optional<ConfigurationVersion> find(long number) {
    return first(" where h.number = ?", number);
  }

  /** The newest whose version begins so, as people copy it from a list. */
  public Optional<ConfigurationVersion> find(String version) {
    return first(" where starts_with(h.version, ?)", version);
  }

  /** Which files each of some versions changed, beside the one that it was made from. */
  public Map<Long, List<String>> changed(Collection<Long> numbers) {
    Map<Long, List<String>> changed = new HashMap<>();
    store
        .sql()
        .query(
            "select number, path from version_file where number = any(?) order by number, path",
            row -> {
              changed
                  .computeIfAbsent(row.getLong("number"), number -> new ArrayList<>())
                  .add(row.getString("path"));
            },
            Store.numbers(numbers));
    return changed;
  }

  /** Which files it changed, beside the one that it was made from. */
  public List<String> changed(long number) {
    return store
        .sql()
        .queryForList(
            "select path from version_file where number = ? order by path", String.class, number);
  }

  /**
   * The files of a version by their path in the configuration folder, tests among them, secrets not
   * put in; none where there is no such version.
   */
  public SortedMap<String, String> files(long number) {
    SortedMap<String, String> all = new TreeMap<>();
    store
        .sql()
        .query(
            "select files, tests from version_history join configuration using (version)"
                + " where number = ?",
            row -> {
              all.putAll(StoredFiles.read(row.getString("files")));
              all.putAll(StoredFiles.read(row.getString("tests")));
            },
            number);
    return all;
  }

  private Optional<ConfigurationVersion> first(String where, Object... arguments) {
    return rows(where + " order by h.number desc limit 1", arguments).stream().findFirst();
  }

  private List<ConfigurationVersion> rows(String rest, @Nullable Object... arguments) {
    return store.sql().query(ROWS + rest, VersionHistory::read, arguments);
  }

  private static ConfigurationVersion read(ResultSet row, int number) throws SQLException {
    return new ConfigurationVersion(
        row.getLong("number"),
        row.getString("version"),
        row.getObject("parent", Long.class),
        row.getString("author"),
        row.getString("message"),
        row.getTimestamp("at").toInstant(),
        State.valueOf(row.getString("state")),
        row.getObject("made_of", Long.class),
        row.getObject("live_as", Long.class),
        row.getString("judge"),
        row.getString("reason"));
  }
}
