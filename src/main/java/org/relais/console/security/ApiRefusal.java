package org.relais.console.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a program why it does not come in, as RFC 9457 has it. */
final class ApiRefusal implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"relais\"");
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        "Send a token that is valid as `Authorization: Bearer …`. An administrator makes one with relais user token NAME.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        "This account may not do that. A request that is not GET needs a token, not a session.");
  }

  /** Where the ledger cannot be asked who this is. */
  void unavailable(HttpServletResponse response) throws IOException {
    write(
        response,
        HttpStatus.SERVICE_UNAVAILABLE,
        "The database cannot be reached or did not answer in time. Try again in a minute.");
  }

  /** A body of more bytes than the limit. */
  void tooLarge(HttpServletResponse response, long limit) throws IOException {
    write(response, HttpStatus.PAYLOAD_TOO_LARGE, BodyTooLargeException.words(limit));
  }

  private void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
