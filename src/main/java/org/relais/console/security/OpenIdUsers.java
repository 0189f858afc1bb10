package org.relais.console.security;

import org.relais.config.OpenIdSettings;
import org.relais.ledger.AuditTrail;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Finds the account of somebody whom the provider vouches for, and writes down who is refused. */
final class OpenIdUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private static final int LONGEST_NAME = 100;

  private final OpenIdSettings settings;
  private final OidcUserService provider;
  private final OpenIdAdmission admission;
  private final AuditTrail audit;

  OpenIdUsers(
      OpenIdSettings settings,
      OidcUserService provider,
      OpenIdAdmission admission,
      AuditTrail audit) {
    this.settings = settings;
    this.provider = provider;
    this.admission = admission;
    this.audit = audit;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser said = provider.loadUser(request);
    OpenIdClaims person = new OpenIdClaims(settings.issuer(), said.getSubject(), said.getClaims());
    try {
      return new OpenIdUser(admission.admit(person), request.getIdToken());
    } catch (RefusedLogInException refused) {
      audit.add(OpenIdAdmission.PROVIDER, "REFUSE_LOG_IN", subject(person), refused.why().word());
      throw refused;
    }
  }

  /** What the provider calls them; an administrator looks for it. */
  private String subject(OpenIdClaims person) {
    String name = person.name(settings.accountClaim());
    String shown = name.isEmpty() ? person.subject() : name;
    return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
  }
}
