package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds answers of the API against what its description says of them. */
final class DescribedAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode description;

  DescribedAnswers(JsonNode description) {
    this.description = description;
  }

  JsonNode description() {
    return description;
  }

  /** The answer's status is described, and its body is as its schema has it. */
  void check(String method, String path, HttpResponse<byte[]> answer) throws IOException {
    Optional<String> template = template(path);
    if (template.isEmpty()) {
      return;
    }
    String call = method + " " + template.get();
    JsonNode responses =
        description
            .path("paths")
            .path(template.get())
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses");
    assertThat(responses.isMissingNode()).as(call).isFalse();
    JsonNode response = responses.path(String.valueOf(answer.statusCode()));
    assertThat(response.isMissingNode())
        .as("%s answers %s, which is not described", call, answer.statusCode())
        .isFalse();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (type.endsWith("json")) {
      JsonNode schema = response.path("content").path(type).path("schema");
      assertThat(schema.isMissingNode()).as("%s has no schema of %s", call, type).isFalse();
      assertThat(faults(schema, JSON.readTree(answer.body()))).as(call).isEmpty();
    }
  }

  private Iterable<?> faults(JsonNode schema, JsonNode body) {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", description.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole)
        .validate(body);
  }

  /** The path of the description that fits, the one with the fewest variables first. */
  private Optional<String> template(String path) {
    return names(description.path("paths"))
        .filter(each -> path.matches(each.replaceAll("\\{[^}]+}", "[^/]+")))
        .min(Comparator.comparingLong(each -> each.chars().filter(c -> c == '{').count()));
  }

  private static Stream<String> names(JsonNode object) {
    Iterator<String> names = object.fieldNames();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(names, 0), false);
  }
}
