package org.relais.console.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;

/**
 * Ends the session at the provider too, where it can be ended from here. A page leads there: the
 * content policy lets no form of ours end at another address, and a redirect would be one.
 */
final class OpenIdLogOut extends OidcClientInitiatedLogoutSuccessHandler {
  OpenIdLogOut(OpenIdProvider provider) {
    super(provider);
    setDefaultTargetUrl(Paths.LOG_IN + "?ended");
    setPostLogoutRedirectUri("{baseUrl}" + Paths.LOG_IN);
    setRedirectStrategy(OpenIdLogOut::lead);
  }

  private static void lead(HttpServletRequest request, HttpServletResponse response, String to)
      throws IOException {
    if (to.startsWith("/")) {
      response.sendRedirect(to);
      return;
    }
    OpenIdDoor.lead(request, to);
    response.setHeader("Refresh", "0; url=" + to);
    try {
      request.getRequestDispatcher(Paths.OPENID_LEAVING).forward(request, response);
    } catch (ServletException fault) {
      throw new IOException(fault);
    }
  }
}
