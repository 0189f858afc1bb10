package org.relais.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.ledger.SealingKey.Sealed;
import org.relais.visit.Labels;

/**
 * Passwords and tokens that somebody typed in, for {@code ${NAME}} in a configuration. They are
 * sealed with a key that is not in the ledger, and nobody is shown one again.
 */
public final class Secrets {
  private static final String OF_SOURCE = "/";
  private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  private final Store store;
  private final KeyPlace place;
  private final AuditTrail audit;
  private final Clock clock;

  public Secrets(DataSource ledger, KeyPlace place, Clock clock) {
    this.store = new Store(ledger);
    this.place = place;
    this.audit = new AuditTrail(store, clock);
    this.clock = clock;
  }

  private record Row(
      String name, String key, Sealed sealed, String setBy, @Nullable String source) {}

  /** Whether a secret can be called so: letters, digits, underscores, and not as our own key. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.startsWith(KeyPlace.RESERVED);
  }

  /** The names that a text asks for as in {@code ${CHT_PASSWORD}}, each once, in its order. */
  public static Set<String> askedIn(String text) {
    return ASKED
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * How {@link #values} names what was stored for one source: as no placeholder of a configuration
   * can.
   */
  public static String of(String source, String name) {
    return source + OF_SOURCE + name;
  }

  /** Whether {@link #of} made it. */
  public static boolean isOfSource(String name) {
    return name.contains(OF_SOURCE);
  }

  public List<StoredSecret> list() {
    return store
        .sql()
        .query(
            "select name, set_by, set_at, source from secret order by name",
            (row, number) ->
                new StoredSecret(
                    row.getString("name"),
                    row.getString("set_by"),
                    row.getTimestamp("set_at").toInstant(),
                    row.getString("source")));
  }

  /**
   * Sets or replaces a secret. It is nobody's but the administrators' from now on, whoever stored
   * one of the name before.
   *
   * @param name that {@link #isName} takes
   * @throws SealedException where there is no key for it, or the others have another one
   */
  public void set(String name, String value, String who) throws SealedException {
    SealingKey key = place.readOrMake();
    SealingKey opened = opening(rows()).orElse(key);
    store.inTransaction(
        () -> {
          put(name, opened, value, who, null);
          audit.add(who, "SET_SECRET", name, null);
        });
  }

  /**
   * Sets or replaces a secret of one source.
   *
   * @param name that {@link #isName} takes
   * @return false where one of the name is stored that is not of this source
   * @throws SealedException as {@link #set}
   */
  public boolean setFor(String source, String name, String value, String who)
      throws SealedException {
    SealingKey key = place.readOrMake();
    SealingKey opened = opening(rows()).orElse(key);
    return store.inTransaction(
        () -> {
          if (put(name, opened, value, who, source) == 0) {
            return false;
          }
          audit.add(who, "SET_SECRET", ofSource(name, source), null);
          return true;
        });
  }

  /** How many rows were written: none where the name is another's. */
  private int put(String name, SealingKey key, String value, String who, @Nullable String source) {
    Sealed sealed = key.seal(name, value);
    return store
        .sql()
        .update(
            """
            insert into secret as s (name, key, nonce, sealed, set_by, set_at, source)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (name) do update
               set key = excluded.key, nonce = excluded.nonce, sealed = excluded.sealed,
                   set_by = excluded.set_by, set_at = excluded.set_at, source = excluded.source
             where excluded.source is null or s.source = excluded.source
            """,
            name,
            key.id(),
            sealed.nonce(),
            sealed.bytes(),
            who,
            Timestamp.from(clock.instant()),
            source);
  }

  private static String ofSource(String name, String source) {
    return name + " (" + source + ")";
  }

  /**
   * False where there is none of that name. Needs no key.
   *
   * @param reason null where none was asked for
   */
  public boolean remove(String name, String who, @Nullable String reason) {
    return store.inTransaction(
        () -> {
          if (store.sql().update("delete from secret where name = ?", name) == 0) {
            return false;
          }
          audit.add(who, "REMOVE_SECRET", name, reason);
          return true;
        });
  }

  /** False where none of that name is stored for the source. Needs no key. */
  public boolean removeFor(String source, String name, String who, String reason) {
    return store.inTransaction(
        () -> {
          if (store.sql().update("delete from secret where name = ? and source = ?", name, source)
              == 0) {
            return false;
          }
          audit.add(who, "REMOVE_SECRET", ofSource(name, source), reason);
          return true;
        });
  }

  /**
   * Those that an account itself stored for a source, named as {@link #values} names them.
   *
   * @throws SealedException as {@link #values}
   */
  public Map<String, String> valuesFor(String source, String who) throws SealedException {
    return values(row -> source.equals(row.source()) && who.equals(row.setBy()), Secrets::forAFile);
  }

  /**
   * All of them, for putting into a configuration; those of one source are named by {@link #of}.
   *
   * @throws SealedException where the key is not the one that sealed them
   */
  public Map<String, String> values() throws SealedException {
    return values(row -> true, Secrets::forAFile);
  }

  private static String forAFile(Row row) {
    return row.source() == null ? row.name() : of(row.source(), row.name());
  }

  private Map<String, String> values(Predicate<Row> which, Function<Row, String> name)
      throws SealedException {
    Map<String, String> values = new TreeMap<>();
    List<Row> rows = rows();
    Optional<SealingKey> key = opening(rows);
    for (Row row : rows) {
      if (which.test(row)) {
        values.put(name.apply(row), value(row, key.orElseThrow(() -> wrongKey(row.name()))));
      }
    }
    return values;
  }

  /**
   * Seals all of them with a new key, and leaves the present one.
   *
   * @return how many there are
   */
  public int rotate(String who) throws SealedException {
    Map<String, String> values = values(row -> true, Row::name);
    SealingKey next = place.next();
    store.inTransaction(
        () -> {
          for (Map.Entry<String, String> secret : values.entrySet()) {
            Sealed sealed = next.seal(secret.getKey(), secret.getValue());
            store
                .sql()
                .update(
                    "update secret set key = ?, nonce = ?, sealed = ? where name = ?",
                    next.id(),
                    sealed.nonce(),
                    sealed.bytes(),
                    secret.getKey());
          }
          audit.add(who, "ROTATE_KEY", next.id(), null);
        });
    place.nextTookOver();
    return values.size();
  }

  /** The key that sealed the rows; none where there are no rows. */
  private Optional<SealingKey> opening(List<Row> rows) throws SealedException {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String wanted = rows.get(0).key();
    Optional<SealingKey> present = place.read().filter(key -> key.id().equals(wanted));
    if (present.isPresent()) {
      return present;
    }
    Optional<SealingKey> left = place.readNext().filter(key -> key.id().equals(wanted));
    if (left.isPresent()) {
      // The program was ended between sealing with the next key and putting it in its place.
      place.nextTookOver();
      return left;
    }
    throw wrongKey(rows.get(0).name());
  }

  private List<Row> rows() {
    return store
        .sql()
        .query(
            "select name, key, nonce, sealed, set_by, source from secret order by name",
            (row, number) ->
                new Row(
                    row.getString("name"),
                    row.getString("key"),
                    new Sealed(row.getBytes("nonce"), row.getBytes("sealed")),
                    row.getString("set_by"),
                    row.getString("source")));
  }

  private String value(Row row, SealingKey key) throws SealedException {
    return key.open(row.name(), row.sealed()).orElseThrow(() -> wrongKey(row.name()));
  }

  private SealedException wrongKey(String name) {
    return new SealedException(
        new Labels(
            "The stored secret %s does not open: the key (%s) is missing or another one. Bring back the key that the secrets were set with, or remove them with relais secrets remove and set them again."
                .formatted(name, place.words()),
            "Le secret enregistré %s ne s'ouvre pas : la clé (%s) manque ou n'est pas la bonne. Remettez la clé avec laquelle les secrets ont été enregistrés, ou supprimez-les avec relais secrets remove et saisissez-les de nouveau."
                .formatted(name, place.words())));
  }
}
