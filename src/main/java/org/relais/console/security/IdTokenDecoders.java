package org.relais.console.security;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Checks what the provider says of a person: signed with one of its keys, by it, for us, and not
 * over. As Spring Security's own, whose way to the keys has no bound and which knows RS256 alone.
 */
final class IdTokenDecoders implements JwtDecoderFactory<ClientRegistration> {
  private static final String ALGORITHMS = "id_token_signing_alg_values_supported";

  private final Map<String, JwtDecoder> byKeys = new ConcurrentHashMap<>();
  private final RestTemplate http;

  IdTokenDecoders(RestTemplate http) {
    this.http = http;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration provider) {
    String keys = Objects.requireNonNull(provider.getProviderDetails().getJwkSetUri());
    return byKeys.computeIfAbsent(keys, address -> decoder(address, provider));
  }

  private JwtDecoder decoder(String keys, ClientRegistration provider) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .restOperations(http)
            .jwsAlgorithms(taken -> taken.addAll(algorithms(provider)))
            .build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(provider)));
    return decoder;
  }

  /** Those of a pair of keys: our client's secret is known to more than the provider. */
  private static Set<SignatureAlgorithm> algorithms(ClientRegistration provider) {
    Object named = provider.getProviderDetails().getConfigurationMetadata().get(ALGORITHMS);
    Set<SignatureAlgorithm> algorithms = new LinkedHashSet<>();
    if (named instanceof List<?> names) {
      names.stream()
          .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
          .filter(Objects::nonNull)
          .forEach(algorithms::add);
    }
    return algorithms.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : algorithms;
  }
}
