package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem;

/** The contacts of one source, and the ids by which its records name them. */
final class ContactTable {
  private final Store store;
  private final String source;
  private final Door door;

  ContactTable(Store store, String source, Door door) {
    this.store = store;
    this.source = source;
    this.door = door;
  }

  /** A contact to which a record refers. */
  record Known(String id, JsonNode body) {}

  private record Stored(String id, String revision, byte[] body, Set<String> aliases) {}

  /**
   * Stores what is newer than what is there.
   *
   * @return the references whose records have to be mapped again
   */
  Set<String> store(Collection<SourceItem.Contact> contacts) {
    Map<String, Stored> known = find(contacts.stream().map(SourceItem.Contact::id).toList());
    Map<String, Stored> newer = new HashMap<>();
    Set<String> touched = new HashSet<>();
    for (SourceItem.Contact contact : contacts) {
      Stored before = known.get(contact.id());
      if (before == null || Revisions.newer(contact.revision(), before.revision())) {
        Stored after = stored(contact);
        newer.put(after.id(), after);
        touched.addAll(touched(before, after));
      }
    }
    if (!newer.isEmpty()) {
      write(newer.values());
    }
    return touched;
  }

  private Stored stored(SourceItem.Contact contact) {
    Set<String> aliases = new LinkedHashSet<>();
    aliases.add(contact.id());
    contact.aliases().forEach(alias -> aliases.add(StorableText.of(alias)));
    byte[] body = Packing.pack(door.contact(contact.body()));
    return new Stored(contact.id(), contact.revision(), body, aliases);
  }

  private static Set<String> touched(@Nullable Stored before, Stored after) {
    if (before == null) {
      return after.aliases();
    }
    if (Arrays.equals(before.body(), after.body()) && before.aliases().equals(after.aliases())) {
      return Set.of();
    }
    Set<String> touched = new HashSet<>(before.aliases());
    touched.addAll(after.aliases());
    return touched;
  }

  private Map<String, Stored> find(List<String> ids) {
    Map<String, Stored> found = new HashMap<>();
    if (!ids.isEmpty()) {
      store
          .sql()
          .query(
              """
              select contact_id, revision, body,
                     array(select alias from contact_alias a
                            where a.source = c.source and a.contact_id = c.contact_id) as aliases
                from contact c
               where source = ? and contact_id = any(?)
              """,
              row -> {
                String id = row.getString("contact_id");
                String[] aliases = (String[]) row.getArray("aliases").getArray();
                found.put(
                    id,
                    new Stored(
                        id, row.getString("revision"), row.getBytes("body"), Set.of(aliases)));
              },
              source,
              Store.texts(ids));
    }
    return found;
  }

  private void write(Collection<Stored> contacts) {
    store
        .sql()
        .update(
            """
            insert into contact (source, contact_id, revision, body)
            select ?, * from unnest(?, ?, ?)
                on conflict (source, contact_id) do update
               set revision = excluded.revision, body = excluded.body
            """,
            new Columns<>(contacts)
                .add("text", Stored::id)
                .add("text", Stored::revision)
                .add("bytea", Stored::body)
                .arguments(source));
    store
        .sql()
        .update(
            "delete from contact_alias where source = ? and contact_id = any(?)",
            source,
            Store.texts(contacts.stream().map(Stored::id).toList()));
    store
        .sql()
        .update(
            "insert into contact_alias (source, alias, contact_id) select ?, * from unnest(?, ?)",
            new Columns<>(contacts.stream().flatMap(ContactTable::aliases).toList())
                .add("text", Alias::alias)
                .add("text", Alias::contact)
                .arguments(source));
  }

  private record Alias(String alias, String contact) {}

  private static Stream<Alias> aliases(Stored contact) {
    return contact.aliases().stream().map(alias -> new Alias(alias, contact.id()));
  }

  /**
   * The contacts that these references name. A short code that two contacts have names neither: it
   * would be a guess whose visit it is.
   */
  Map<String, Known> resolve(Collection<String> references) {
    Map<String, Known> resolved = new HashMap<>();
    if (references.isEmpty()) {
      return resolved;
    }
    Map<String, JsonNode> bodies = new HashMap<>();
    store
        .sql()
        .query(
            """
            select a.alias, a.contact_id, c.body
              from (select alias, min(contact_id) as contact_id
                      from (select alias, contact_id, contact_id = alias as own,
                                   bool_or(contact_id = alias) over (partition by alias) as any_own
                              from contact_alias
                             where source = ? and alias = any(?)) named
                     where own or not any_own
                     group by alias
                    having count(*) = 1) a
              join contact c on c.source = ? and c.contact_id = a.contact_id
            """,
            row -> {
              String id = row.getString("contact_id");
              byte[] body = row.getBytes("body");
              resolved.put(
                  row.getString("alias"),
                  new Known(id, bodies.computeIfAbsent(id, first -> Packing.unpack(body))));
            },
            source,
            Store.texts(references),
            source);
    return resolved;
  }
}
