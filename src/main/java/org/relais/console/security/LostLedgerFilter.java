package org.relais.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says that the database is lost, wherever on the way of a request that was found out. */
final class LostLedgerFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(LostLedgerFilter.class);

  private final ApiRefusal refusal = new ApiRefusal();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException fault) {
      if (!isLost(fault) || response.isCommitted()) {
        throw fault;
      }
      LOG.warn("a page was asked for and the database is lost");
      response.reset();
      if (request.getServletPath().startsWith(Paths.API)) {
        refusal.unavailable(response);
      } else {
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      }
    }
  }

  private static boolean isLost(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotGetJdbcConnectionException
          || cause instanceof CannotCreateTransactionException) {
        return true;
      }
    }
    return false;
  }
}
