package org.relais.console.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds the refusals that a call declares to its description. */
final class RefusalWords implements OperationCustomizer {
  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    for (Refused refused : handler.getMethod().getAnnotationsByType(Refused.class)) {
      operation
          .getResponses()
          .addApiResponse(
              String.valueOf(refused.status()), new ApiResponse().description(refused.when()));
    }
    return operation;
  }
}
