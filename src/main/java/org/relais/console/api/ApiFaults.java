package org.relais.console.api;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells a program what was wrong with its call, as RFC 9457 has it. */
@RestControllerAdvice(basePackageClasses = ApiFaults.class)
final class ApiFaults extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiFaults.class);

  /** The fault itself stays in the log: its message may quote a row. */
  @ExceptionHandler(DataAccessException.class)
  @Nullable ProblemDetail ledger(DataAccessException fault) {
    LOG.warn("the API could not read the ledger: {}", fault.getClass().getSimpleName());
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The database cannot be reached or did not answer in time. Try again in a minute.");
  }
}
