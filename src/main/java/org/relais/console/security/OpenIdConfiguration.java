package org.relais.console.security;

import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.config.OpenIdSettings;
import org.relais.console.account.Accounts;
import org.relais.console.account.Administration;
import org.relais.console.account.OpenIdAccounts;
import org.relais.ledger.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** The log-in with OpenID Connect. Nothing of it is asked for where none is configured. */
@Configuration(proxyBeanMethods = false)
class OpenIdConfiguration {
  @Bean
  OpenIdDoor openIdDoor(Deployment deployment) {
    return new OpenIdDoor(deployment.server().openId());
  }

  @Bean
  OpenIdHttp openIdHttp() {
    return new OpenIdHttp();
  }

  /** Spring Security takes it from the context. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoders(OpenIdHttp http) {
    return new IdTokenDecoders(http.keys());
  }

  @Bean
  OpenIdAccounts openIdAccounts(DataSource ledger, Clock clock) {
    return new OpenIdAccounts(ledger, clock);
  }

  @Bean
  Administration administration(DataSource ledger, Clock clock) {
    return new Administration(ledger, clock);
  }

  /** None where no provider is configured. */
  @Bean
  @Nullable OpenIdLogIn openIdLogIn(
      OpenIdDoor door,
      OpenIdHttp http,
      Accounts accounts,
      OpenIdAccounts openIds,
      Administration administration,
      AuditTrail audit,
      Clock clock) {
    OpenIdSettings settings = door.settings();
    if (settings == null) {
      return null;
    }
    DefaultOAuth2UserService person = new DefaultOAuth2UserService();
    person.setRestOperations(http.person());
    OidcUserService claims = new OidcUserService();
    claims.setOauth2UserService(person);
    OpenIdAdmission admission = new OpenIdAdmission(settings, accounts, openIds, administration);
    return new OpenIdLogIn(
        new OpenIdProvider(settings, http.plain(), clock),
        http.tokens(),
        new OpenIdUsers(settings, claims, admission, audit));
  }
}
