package org.relais.target.dhis2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes rows as DHIS2's {@code dataValueSets} JSON (DHIS2 developer guide, "Data values"): values
 * as text, since 2.43 answers 500 to a number; no {@code completeDate}, for completing is not a
 * value; deletions as rows with {@code deleted}, which both 2.42 and 2.43 do and count, whereas the
 * DELETE strategy would need a second request and calls a repeat ignored.
 */
final class DataValueSetJson {
  private static final JsonFactory JSON = new JsonFactory();

  private DataValueSetJson() {}

  static byte[] write(String dataSet, List<DataRow> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("dataSet", dataSet);
      json.writeArrayFieldStart("dataValues");
      for (DataRow row : rows) {
        write(row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataRow row, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("dataElement", row.element().id());
    json.writeStringField("period", row.period());
    json.writeStringField("orgUnit", row.orgUnit());
    json.writeStringField("categoryOptionCombo", row.categoryOptionCombo());
    if (!row.key().attributeOptions().isEmpty()) {
      json.writeStringField("attributeOptionCombo", row.attributeOptionCombo());
    }
    json.writeStringField("value", text(row));
    if (row.value() == null) {
      json.writeBooleanField("deleted", true);
    }
    json.writeEndObject();
  }

  /** A deleted row has a value too, since a row without one is refused. */
  private static String text(DataRow row) {
    if (row.value() != null) {
      return row.value().toPlainString();
    }
    return switch (row.element().valueType()) {
      case "INTEGER_POSITIVE" -> "1";
      case "INTEGER_NEGATIVE" -> "-1";
      default -> "0";
    };
  }
}
