package org.relais.visit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Visits as compact JSON text, as the ledger keeps them: field names to values, without fields that
 * were not asked. Derived values are stored too, so that reading needs no rules.
 */
public final class VisitCodec {
  private static final JsonFactory JSON = new JsonFactory();

  private final Dictionary dictionary;
  private final Map<String, Field> byName = new HashMap<>();

  public VisitCodec(Dictionary dictionary) {
    this.dictionary = dictionary;
    dictionary.fields().forEach(field -> byName.put(field.name(), field));
  }

  /** The values in the order of the dictionary, so that equal visits give equal texts. */
  public String write(Visit visit) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Field field : dictionary.fields()) {
        Object value = visit.value(field.index());
        if (value != null) {
          json.writeFieldName(field.name());
          write(value, json);
        }
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory takes what is written", impossible);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (value instanceof Long whole) {
      json.writeNumber(whole);
    } else if (value instanceof Double decimal) {
      json.writeNumber(decimal);
    } else if (value instanceof List<?> codes) {
      json.writeStartArray();
      for (Object code : codes) {
        json.writeString((String) code);
      }
      json.writeEndArray();
    } else {
      json.writeString(value.toString());
    }
  }

  /**
   * Reads what {@link #write} wrote. A field that the dictionary no longer has, or has with another
   * type, is left out.
   *
   * @throws IllegalArgumentException where the text is not what {@link #write} writes
   */
  public Visit read(String source, String recordId, String text) {
    @Nullable Object[] values = new @Nullable Object[dictionary.size()];
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a stored visit is not an object");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken token = json.nextToken();
        Field field = byName.get(name);
        if (field == null) {
          json.skipChildren();
        } else {
          values[field.index()] = read(field.type(), token, json);
        }
      }
    } catch (IOException | DateTimeException unreadable) {
      // The cause would quote what the visit says.
      throw new IllegalArgumentException("the stored visit of " + recordId + " cannot be read");
    }
    return Visit.over(values, source, recordId, dictionary);
  }

  private static @Nullable Object read(FieldType type, JsonToken token, JsonParser json)
      throws IOException {
    if (token == JsonToken.START_ARRAY) {
      List<String> codes = new ArrayList<>();
      for (String code = json.nextTextValue(); code != null; code = json.nextTextValue()) {
        codes.add(code);
      }
      return type == FieldType.CODES ? List.copyOf(codes) : null;
    }
    return switch (type) {
      case YES_NO -> token.isBoolean() ? json.getBooleanValue() : null;
      case INTEGER -> token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : null;
      case DECIMAL -> token.isNumeric() ? json.getDoubleValue() : null;
      case DATE -> token == JsonToken.VALUE_STRING ? LocalDate.parse(json.getText()) : null;
      case TIME -> token == JsonToken.VALUE_STRING ? Instant.parse(json.getText()) : null;
      case CODE, TEXT -> token == JsonToken.VALUE_STRING ? json.getText() : null;
      case CODES -> null;
    };
  }
}
