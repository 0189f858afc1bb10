package org.relais.console.api;

import org.jspecify.annotations.Nullable;
import org.relais.console.security.BodyTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells a program what was wrong with its call, as RFC 9457 has it, and what to send instead. */
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

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return told(missing, missing.getParameterName() + " is missing: send it.", status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String name =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(mismatch.getPropertyName());
    return told(mismatch, unfit(name), status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException unfit,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    FieldError first = unfit.getBindingResult().getFieldError();
    String name = first == null ? unfit.getBindingResult().getObjectName() : first.getField();
    return told(unfit, unfit(name), status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    @Nullable BodyTooLargeException tooLarge = BodyTooLargeException.find(unreadable);
    if (tooLarge != null) {
      return told(
          unreadable,
          BodyTooLargeException.words(tooLarge.limit()),
          HttpStatus.PAYLOAD_TOO_LARGE,
          request);
    }
    return told(
        unreadable,
        "The body cannot be read. Send it as the description of this call at /api/v1/openapi has it.",
        status,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException other,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return told(
        other,
        "This call takes no such Content-Type; it takes " + other.getSupportedMediaTypes() + ".",
        status,
        request);
  }

  private static String unfit(String name) {
    return name
        + " cannot be understood. Send it as the description of this call at /api/v1/openapi has it.";
  }

  private @Nullable ResponseEntity<Object> told(
      Exception fault, String detail, HttpStatusCode status, WebRequest request) {
    return handleExceptionInternal(
        fault,
        ProblemDetail.forStatusAndDetail(status, detail),
        new HttpHeaders(),
        status,
        request);
  }

  /** What has no sentence of its own gets one. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem
        && problem.getDetail() == null
        && status.value() == HttpStatus.NOT_FOUND.value()) {
      problem.setDetail(
          "There is none, or this account does not see it. A list of the same kind tells what there is.");
    }
    return super.createResponseEntity(body, headers, status, request);
  }
}
