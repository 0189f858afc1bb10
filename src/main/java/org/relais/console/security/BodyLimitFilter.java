package org.relais.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are longer than the largest file that may be sent, before they fill the
 * memory. A form and its files, as a browser posts them, have limits of the web server's own.
 */
final class BodyLimitFilter extends OncePerRequestFilter {
  private final ApiRefusal refusal = new ApiRefusal();
  private final long limit;

  /**
   * @param limit in bytes
   */
  BodyLimitFilter(long limit) {
    this.limit = limit;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    @Nullable String type = request.getContentType();
    String form = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return HttpMethod.POST.matches(request.getMethod())
        && (form.startsWith("multipart/form-data")
            || form.startsWith("application/x-www-form-urlencoded"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > limit) {
      refusal.tooLarge(response, limit);
      return;
    }
    try {
      chain.doFilter(new CountedRequest(request, limit), response);
    } catch (ServletException | IOException | RuntimeException fault) {
      if (!BodyTooLargeException.caused(fault) || response.isCommitted()) {
        throw fault;
      }
      response.reset();
      refusal.tooLarge(response, limit);
    }
  }
}
