package org.relais.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction Bundle while it is written. Every entry is an update on the condition of its
 * identifier (R4, "Conditional update"), so the same bundle twice changes nothing.
 */
final class Transaction {
  private final JsonGenerator json;
  private final String system;
  private final String condition;
  private final List<ResourceId> written = new ArrayList<>();
  private @Nullable ResourceId open;

  Transaction(JsonGenerator json, String system) throws IOException {
    this.json = json;
    this.system = system;
    this.condition = "?identifier=" + URLEncoder.encode(system + "|", StandardCharsets.UTF_8);
    json.writeStartObject();
    json.writeStringField("resourceType", "Bundle");
    json.writeStringField("type", "transaction");
    json.writeArrayFieldStart("entry");
  }

  /** Where the fields of the resource that is open are written. */
  JsonGenerator json() {
    return json;
  }

  /** What was written so far. */
  List<ResourceId> written() {
    return List.copyOf(written);
  }

  /** Opens a resource; its identifier list stays open for more. */
  void openIdentified(ResourceId id) throws IOException {
    open = id;
    json.writeStartObject();
    json.writeStringField("fullUrl", id.urn());
    json.writeObjectFieldStart("resource");
    json.writeStringField("resourceType", id.type());
    json.writeArrayFieldStart("identifier");
    identifier(system, id.uuid().toString());
  }

  /** Opens a resource that has no other identifier than ours. */
  void open(ResourceId id) throws IOException {
    openIdentified(id);
    json.writeEndArray();
  }

  /** Closes the resource: it is created or updated. */
  void close() throws IOException {
    ResourceId id = closeResource();
    json.writeStringField("method", "PUT");
    json.writeStringField("url", id.type() + condition + id.uuid());
    closeEntry();
  }

  /** Closes the resource: it is created where there is none, and else left as it is. */
  void closeIfNoneExists() throws IOException {
    ResourceId id = closeResource();
    json.writeStringField("method", "POST");
    json.writeStringField("url", id.type());
    json.writeStringField("ifNoneExist", (condition + id.uuid()).substring(1));
    closeEntry();
  }

  /** Hands over what is written, so that it can be hashed. */
  void flush() throws IOException {
    json.flush();
  }

  void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  void identifier(String ofSystem, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("system", ofSystem);
    json.writeStringField("value", value);
    json.writeEndObject();
  }

  void reference(String field, ResourceId to) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("reference", to.urn());
    json.writeEndObject();
  }

  void concept(String field, SerializedString concept) throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(concept);
  }

  void concepts(String field, List<SerializedString> concepts) throws IOException {
    json.writeArrayFieldStart(field);
    for (SerializedString concept : concepts) {
      json.writeRawValue(concept);
    }
    json.writeEndArray();
  }

  private ResourceId closeResource() throws IOException {
    ResourceId id = open;
    if (id == null) {
      throw new IllegalStateException("no resource is open");
    }
    open = null;
    written.add(id);
    json.writeEndObject();
    json.writeObjectFieldStart("request");
    return id;
  }

  private void closeEntry() throws IOException {
    json.writeEndObject();
    json.writeEndObject();
  }
}
