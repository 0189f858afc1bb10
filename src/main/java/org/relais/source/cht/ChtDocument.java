package org.relais.source.cht;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordValues;
import org.relais.source.SourceItem;
import org.relais.source.SourceItem.Contact;
import org.relais.source.SourceItem.Fault;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Unreadable;
import org.relais.source.SourceItem.Voided;

/**
 * What one line of the change feed is. Documents that are neither reports with a form nor contacts
 * (forms, settings, translations, messages) are nothing.
 */
final class ChtDocument {
  private static final Set<String> CONTACTS =
      Set.of("contact", "person", "clinic", "health_center", "district_hospital");
  private static final List<List<String>> PATIENT =
      List.of(
          List.of("fields", "patient_id"),
          List.of("fields", "patient_uuid"),
          List.of("patient_id"),
          List.of("fields", "inputs", "contact", "_id"));
  private static final List<String> SHORT_CODES = List.of("patient_id", "place_id");

  private final JsonNode change;

  ChtDocument(JsonNode change) {
    this.change = change;
  }

  /** What it is to us, if anything. */
  Optional<SourceItem> item() {
    String id = id();
    if (id == null || id.startsWith("_design/")) {
      return Optional.empty();
    }
    JsonNode body = change.path("doc");
    String revision = ChtRevision.text(rev());
    if (change.path("deleted").asBoolean() || body.path("_deleted").asBoolean()) {
      return Optional.of(new Voided(id, revision));
    }
    if (!body.isObject()) {
      return Optional.of(new Unreadable(id, revision, "_changes: " + id, Fault.NOT_AN_OBJECT));
    }
    String type = text(body.path("type"));
    String form = text(body.path("form"));
    if ("data_record".equals(type) && form != null) {
      return Optional.of(new Submission(id, revision, form, version(body), patient(body), body));
    }
    return type != null && CONTACTS.contains(type)
        ? Optional.of(new Contact(id, revision, aliases(id, body), body))
        : Optional.empty();
  }

  private @Nullable String id() {
    String id = text(change.path("id"));
    return id == null ? text(change.path("doc").path("_id")) : id;
  }

  /** CouchDB's winning revision stands first; the others are conflicts. */
  private String rev() {
    String rev = text(change.path("changes").path(0).path("rev"));
    if (rev == null) {
      rev = text(change.path("doc").path("_rev"));
    }
    return rev == null ? "" : rev;
  }

  private static @Nullable String version(JsonNode body) {
    JsonNode version = body.path("form_version");
    String name = text(version);
    return name == null ? text(version.path("time")) : name;
  }

  /** The first of these that is answered; any of them may hold the short code or the long id. */
  private static @Nullable String patient(JsonNode body) {
    for (List<String> path : PATIENT) {
      JsonNode node = body;
      for (String key : path) {
        node = node.path(key);
      }
      String patient = text(node);
      if (patient != null) {
        return patient;
      }
    }
    return null;
  }

  private static List<String> aliases(String id, JsonNode body) {
    Set<String> aliases = new LinkedHashSet<>();
    for (String key : SHORT_CODES) {
      String code = text(body.path(key));
      if (code != null && !code.equals(id)) {
        aliases.add(code);
      }
    }
    return new ArrayList<>(aliases);
  }

  private static @Nullable String text(JsonNode node) {
    return RecordValues.text(node);
  }
}
