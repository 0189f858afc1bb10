package org.relais.console.security;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/**
 * The way through the provider: the authorization code flow with a proof key (RFC 7636), state and
 * nonce.
 *
 * @param tokens asks for the token that a code stands for
 * @param users tells whose account it is
 */
record OpenIdLogIn(
    OpenIdProvider provider,
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens,
    OpenIdUsers users) {

  void openIn(HttpSecurity http, LogInOutcome outcome) throws Exception {
    OpenIdFailure failure = new OpenIdFailure();
    http.oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(provider)
                    .authorizedClientRepository(new NoAuthorizedClients())
                    .loginPage(Paths.LOG_IN)
                    .authorizationEndpoint(start -> start.baseUri(Paths.LOG_IN))
                    .redirectionEndpoint(back -> back.baseUri(Paths.OPENID_BACK))
                    .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens))
                    .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                    .successHandler(outcome)
                    .failureHandler(failure)
                    .withObjectPostProcessor(telling(failure)))
        .logout(logout -> logout.logoutSuccessHandler(new OpenIdLogOut(provider)));
  }

  /** Where the provider cannot be asked before the browser is sent there. */
  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> telling(
      OpenIdFailure failure) {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(failure);
        return filter;
      }
    };
  }
}
