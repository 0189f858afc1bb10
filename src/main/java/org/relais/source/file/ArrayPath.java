package org.relais.source.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.source.RecordJson;
import org.relais.visit.RecordPath;

/** Finds the array of records in a JSON document without holding the document. */
final class ArrayPath {
  private ArrayPath() {}

  /**
   * Puts {@code file} behind the bracket that opens the array.
   *
   * @return false where there is no array at {@code path}
   */
  static boolean open(FileBytes file, RecordPath path) throws IOException {
    FileBytes.Mark start = file.mark();
    long offset;
    try (JsonParser parser = RecordJson.mapper().getFactory().createParser(file.rest())) {
      offset = find(parser, path.steps());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      offset = -1;
    }
    file.goTo(start);
    if (offset < 0) {
      return false;
    }
    file.skipTo(start.position() + offset + 1);
    return true;
  }

  private static long find(JsonParser parser, List<Object> steps) throws IOException {
    @Nullable JsonToken token = parser.nextToken();
    for (Object step : steps) {
      boolean found =
          step instanceof Integer index
              ? token == JsonToken.START_ARRAY && element(parser, index)
              : token == JsonToken.START_OBJECT && key(parser, String.valueOf(step));
      if (!found) {
        return -1;
      }
      token = parser.currentToken();
    }
    return token == JsonToken.START_ARRAY ? parser.currentTokenLocation().getByteOffset() : -1;
  }

  private static boolean key(JsonParser parser, String key) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = key.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean element(JsonParser parser, int index) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (parser.currentToken() == null) {
        return false;
      }
      if (i == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
