package org.relais.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.CellKey;
import org.relais.route.Preview;
import org.relais.target.preflight.Difference;
import org.relais.target.preflight.Difference.Kind;

/**
 * A preview for programs, written as its rows come; the keys are part of what Relais promises. What
 * has no {@code totals} at its end was cut short.
 */
final class PreviewJson implements PreviewOutput {
  private final PrintWriter out;
  private final JsonGenerator json;
  private final boolean all;
  private final PreviewTally tally = new PreviewTally();

  /**
   * @param all whether what stays the same is written too
   */
  PreviewJson(PrintWriter out, boolean all) throws IOException {
    this.out = out;
    this.json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
    this.all = all;
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeArrayFieldStart("rows");
  }

  @Override
  public void add(Preview.Row row) {
    tally.add(row);
    if (all || row.difference().kind() != Kind.SAME) {
      try {
        write(row);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private void write(Preview.Row row) throws IOException {
    Difference difference = row.difference();
    CellKey key = difference.cell().key();
    json.writeStartObject();
    json.writeStringField("target", key.target());
    json.writeStringField("dataSet", key.dataSet());
    json.writeStringField("element", key.element());
    json.writeObjectFieldStart("options");
    for (Map.Entry<String, String> option : key.options().entrySet()) {
      json.writeStringField(option.getKey(), option.getValue());
    }
    json.writeEndObject();
    json.writeStringField("orgUnit", key.orgUnit());
    json.writeStringField("period", key.period().id());
    json.writeStringField("kind", word(difference.kind()));
    number("held", difference.held());
    number("wanted", difference.cell().value());
    json.writeBooleanField("foreign", row.foreign());
    Cause refused = difference.cause() == null ? row.refused() : difference.cause();
    json.writeStringField("refused", refused == null ? null : refused.code());
    json.writeEndObject();
  }

  private void number(String field, @Nullable BigDecimal value) throws IOException {
    json.writeFieldName(field);
    json.writeNumber(value);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void end() {
    try {
      json.writeEndArray();
      json.writeObjectFieldStart("totals");
      for (Kind kind : Kind.values()) {
        json.writeNumberField(word(kind), tally.of(kind));
      }
      json.writeNumberField("foreign", tally.foreign());
      json.writeEndObject();
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public PreviewTally tally() {
    return tally;
  }
}
