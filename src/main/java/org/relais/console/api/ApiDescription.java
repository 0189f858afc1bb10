package org.relais.console.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.ProblemDetail;

/** Adds to the description of each call what holds for all of them: how it may be refused. */
final class ApiDescription implements OpenApiCustomizer {
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";

  @Override
  public void customise(OpenAPI description) {
    description.getComponents().addSchemas(PROBLEM, problem());
    description.getPaths().forEach(ApiDescription::complete);
  }

  /** As {@link ProblemDetail} is written. */
  private static Schema<?> problem() {
    Schema<?> problem = schema("object").description("What was wrong, as RFC 9457 has it.");
    problem.addProperty("type", schema("string"));
    problem.addProperty("title", schema("string"));
    problem.addProperty("status", schema("integer"));
    problem.addProperty("detail", schema("string").description("what happened, and what to do"));
    problem.addProperty("instance", schema("string"));
    problem.setRequired(List.of("title", "status"));
    return problem;
  }

  private static Schema<?> schema(String type) {
    return new Schema<>().type(type).types(Set.of(type));
  }

  private static void complete(String path, PathItem item) {
    item.readOperations().forEach(operation -> complete(path, operation));
  }

  private static void complete(String path, Operation operation) {
    List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.of());
    parameters.forEach(parameter -> complete(path, parameter));
    ApiResponses responses = operation.getResponses();
    if (!parameters.isEmpty() || operation.getRequestBody() != null) {
      refusal(responses, "400", "The call cannot be understood; the detail says what to send.");
    }
    if (operation.getRequestBody() != null) {
      refusal(responses, "413", "The body is larger than what is taken.");
    }
    refusal(responses, "401", "No token, or one that is not valid.");
    refusal(responses, "403", "This account may not do that.");
    if (path.contains("{") || picks(parameters)) {
      refusal(responses, "404", "There is none, or this account does not see it.");
    }
    refusal(responses, "503", "The database cannot be reached.");
    responses.forEach(ApiDescription::asProblem);
  }

  /** A parameter object does not know which of its parameters stand in the path. */
  private static void complete(String path, Parameter parameter) {
    ParameterWords.describe(parameter);
    if (path.contains("{" + parameter.getName() + "}")) {
      parameter.setIn("path");
      parameter.setRequired(true);
    }
  }

  /** Whether the call is about something that is named in its parameters. */
  private static boolean picks(List<Parameter> parameters) {
    return parameters.stream()
        .map(Parameter::getName)
        .anyMatch(name -> List.of("orgUnit", "file", "source", "element").contains(name));
  }

  private static void refusal(ApiResponses responses, String status, String description) {
    if (!responses.containsKey(status)) {
      responses.addApiResponse(status, new ApiResponse().description(description));
    }
  }

  private static void asProblem(String status, ApiResponse response) {
    if (status.startsWith("4") || status.startsWith("5")) {
      response.setContent(
          new Content()
              .addMediaType(
                  PROBLEM_JSON,
                  new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }
  }
}
