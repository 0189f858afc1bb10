package org.relais.console.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.relais.config.OpenIdSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * The provider as it describes itself. It is asked when somebody wants to log in there and not at
 * the start, so that one that is down keeps nobody else out; then not again for a moment, so that
 * it does not hold the console's threads.
 */
final class OpenIdProvider implements ClientRegistrationRepository {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);

  private static final Duration KEEP = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final String DESCRIPTION = "/.well-known/openid-configuration";

  private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
      new ParameterizedTypeReference<>() {};

  private final OpenIdSettings settings;
  private final RestClient http;
  private final Clock clock;

  /** Held while the provider is asked. */
  private final ReentrantLock asking = new ReentrantLock();

  private volatile @Nullable ClientRegistration known;
  private volatile @Nullable Instant askAgain;

  OpenIdProvider(OpenIdSettings settings, RestClient http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  /**
   * @throws UnavailableProviderException where it was never reached, and cannot be now
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
    return Paths.OPENID_REGISTRATION.equals(registrationId) ? described() : null;
  }

  /** One asks; the others take what was known before, after a moment where nothing was. */
  private ClientRegistration described() {
    if (isOld() && mayAsk()) {
      try {
        renew();
      } finally {
        asking.unlock();
      }
    }
    ClientRegistration found = known;
    if (found == null) {
      throw new UnavailableProviderException();
    }
    return found;
  }

  private boolean isOld() {
    Instant again = askAgain;
    return again == null || !clock.instant().isBefore(again);
  }

  private boolean mayAsk() {
    try {
      return known == null
          ? asking.tryLock(MOMENT.toMillis(), TimeUnit.MILLISECONDS)
          : asking.tryLock();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void renew() {
    if (isOld()) {
      try {
        known = ask();
        askAgain = clock.instant().plus(KEEP);
      } catch (RestClientException | IllegalArgumentException | IllegalStateException fault) {
        LOG.warn("the OpenID provider {} cannot be used: {}", settings.issuer(), reason(fault));
        askAgain = clock.instant().plus(AGAIN);
      }
    }
  }

  private ClientRegistration ask() {
    Map<String, Object> metadata =
        http.get()
            .uri(settings.issuer().replaceFirst("/$", "") + DESCRIPTION)
            .retrieve()
            .body(METADATA);
    if (metadata == null || !settings.issuer().equals(metadata.get("issuer"))) {
      throw new IllegalStateException("it calls itself otherwise than issuer in relais.yaml does");
    }
    List<String> scopes = new ArrayList<>(settings.scopes());
    scopes.remove(OidcScopes.OPENID);
    scopes.add(0, OidcScopes.OPENID);
    return ClientRegistrations.fromOidcConfiguration(metadata)
        .registrationId(Paths.OPENID_REGISTRATION)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .scope(scopes)
        .redirectUri("{baseUrl}" + Paths.OPENID_BACK)
        .userNameAttributeName(StandardClaimNames.SUB)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  /** Without what the server answered, which may be a page. */
  private static @Nullable String reason(RuntimeException fault) {
    if (fault instanceof RestClientResponseException answer) {
      return "it answered with status " + answer.getStatusCode().value();
    }
    return fault instanceof ResourceAccessException ? "it does not answer" : fault.getMessage();
  }
}
