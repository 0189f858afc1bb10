package org.relais.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the API is valid and complete, and the API does what the pages do. */
class ApiDescriptionTest {
  private static TestDatabase database;
  private static TestConsole console;
  private static String text;
  private static OpenAPI description;

  @BeforeAll
  static void serve() throws Exception {
    database = TestDatabase.fresh();
    console = TestConsole.over(database.dataSource());
    TestAccounts.of(database.dataSource())
        .add("viewer", Role.VIEWER, Set.of(), Visitor.PASSWORD, "test");
    text = new ApiCaller(console, database).description().toString();
    description = parsed(text).getOpenAPI();
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  private static SwaggerParseResult parsed(String document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(document, null, options);
  }

  @Test
  void theDescriptionIsValidOpenApi() {
    assertThat(parsed(text).getMessages()).isEmpty();
    assertThat(parsed(text.replace("\"summary\":", "\"sumary\":")).getMessages())
        .as("the parser looks")
        .isNotEmpty();
    assertThat(description.getComponents().getSecuritySchemes().get("token").getScheme())
        .isEqualTo("bearer");
    assertThat(description.getSecurity()).hasSize(1);
    assertThat(text).doesNotContain("\"account\":{\"$ref");
  }

  @Test
  void everyReferenceOfTheDescriptionLeadsToASchema() throws Exception {
    JsonNode document = new ObjectMapper().readTree(text);
    Set<String> schemas = new HashSet<>();
    document.at("/components/schemas").fieldNames().forEachRemaining(schemas::add);

    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(schemas).contains(ref.replace("#/components/schemas/", "")));
  }

  @Test
  void everyCallSaysWhatItIsAndWhatItTakes() {
    List<String> lacking = new ArrayList<>();
    Set<String> names = new HashSet<>();
    each(
        (call, operation) -> {
          if (operation.getSummary() == null || operation.getTags() == null) {
            lacking.add(call + " has no summary or tag");
          }
          if (!names.add(operation.getOperationId())) {
            lacking.add(call + " shares its name");
          }
          for (Parameter parameter : parameters(operation)) {
            if (parameter.getDescription() == null) {
              lacking.add(call + " does not describe " + parameter.getName());
            }
          }
        });

    assertThat(lacking).isEmpty();
  }

  @Test
  void everyCallSaysWhatItAnswersAndHowItIsRefused() {
    List<String> lacking = new ArrayList<>();
    each(
        (call, operation) ->
            operation
                .getResponses()
                .forEach(
                    (status, response) -> {
                      boolean empty = status.equals("204");
                      if (!empty && response.getContent() == null) {
                        lacking.add(call + " " + status + " has no content");
                      } else if (!empty) {
                        response
                            .getContent()
                            .forEach(
                                (type, content) -> {
                                  if (!isReal(content.getSchema())) {
                                    lacking.add(call + " " + status + " has no schema");
                                  }
                                  if (status.startsWith("4")
                                      && !type.equals("application/problem+json")) {
                                    lacking.add(call + " " + status + " is no problem");
                                  }
                                });
                      }
                    }));
    each(
        (call, operation) -> {
          if (!operation.getResponses().keySet().containsAll(Set.of("401", "403", "503"))) {
            lacking.add(call + " does not say how it is refused");
          }
          if (operation.getResponses().keySet().stream().noneMatch(s -> s.startsWith("2"))) {
            lacking.add(call + " does not say what it answers");
          }
        });

    assertThat(lacking).isEmpty();
  }

  private static boolean isReal(Schema<?> schema) {
    return schema != null
        && (schema.get$ref() != null
            || schema.getItems() != null
            || schema.getAdditionalProperties() != null
            || Objects.equals(schema.getType(), "string")
            || Set.of("string").equals(schema.getTypes()));
  }

  @Test
  void everyListComesInPartsInOneWay() {
    List<String> others = new ArrayList<>();
    each(
        (call, operation) -> {
          Set<String> taken = new HashSet<>();
          parameters(operation).forEach(parameter -> taken.add(parameter.getName()));
          boolean page = isPage(operation);
          if (page != taken.contains("limit") || (page && !taken.contains("after"))) {
            others.add(call);
          }
        });

    assertThat(others).isEmpty();
  }

  /** Whether the answer has items, of which there may be more. */
  private static boolean isPage(Operation operation) {
    ApiResponse answer = operation.getResponses().get("200");
    MediaType content =
        answer == null || answer.getContent() == null
            ? null
            : answer.getContent().get("application/json");
    String ref = content == null ? null : content.getSchema().get$ref();
    if (ref == null) {
      return false;
    }
    Schema<?> schema =
        description
            .getComponents()
            .getSchemas()
            .get(ref.substring("#/components/schemas/".length()));
    return schema.getProperties().keySet().containsAll(Set.of("items", "next"));
  }

  @Test
  void theApiDoesEverythingThatThePagesDo() {
    assertThat(PageActs.faults(console.mappings(), calls())).isEmpty();
  }

  /** Without this the test above could look away. */
  @Test
  void anActWithoutACallIsFoundAsIsACallThatIsNotThere() throws Exception {
    RequestMappingHandlerMapping mappings = console.mappings();
    RequestMappingInfo seeded =
        RequestMappingInfo.paths("/seeded/{name}")
            .methods(RequestMethod.POST)
            .options(mappings.getBuilderConfiguration())
            .build();
    Method act = Seeded.class.getDeclaredMethod("act");
    mappings.registerMapping(seeded, new Seeded(), act);
    try {
      Set<String> calls = calls();
      calls.remove("POST /errors/retry");
      assertThat(PageActs.faults(mappings, calls))
          .anySatisfy(fault -> assertThat(fault).contains("POST /seeded/{name}", "name the call"))
          .anySatisfy(fault -> assertThat(fault).contains("POST /errors/retry"));
    } finally {
      mappings.unregisterMapping(seeded);
    }
  }

  /** A page that does something of which the table knows nothing. */
  static final class Seeded {
    String act() {
      return "redirect:/";
    }
  }

  private static Set<String> calls() {
    Set<String> calls = new HashSet<>();
    each((call, operation) -> calls.add(call));
    return calls;
  }

  private static List<Parameter> parameters(Operation operation) {
    return Objects.requireNonNullElse(operation.getParameters(), List.of());
  }

  private static void each(BiConsumer<String, Operation> look) {
    Map<String, PathItem> paths = new TreeMap<>(description.getPaths());
    paths.forEach(
        (path, item) ->
            item.readOperationsMap()
                .forEach(
                    (method, operation) ->
                        look.accept(method + " " + path.replace("/api/v1", ""), operation)));
  }
}
