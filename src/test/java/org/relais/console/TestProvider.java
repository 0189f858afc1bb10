package org.relais.console;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.relais.config.OpenIdSettings;
import org.relais.config.OpenIdSettings.RolesClaim;
import org.relais.visit.Labels;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * An OpenID provider at a port of its own: Spring's authorization server. It demands a proof key.
 * Anybody logs in whose password is {@link Visitor#PASSWORD}.
 */
public final class TestProvider implements AutoCloseable {
  public static final String SECRET = "a-secret-that-nobody-reads";

  private final ServletWebServerApplicationContext context;
  private final People people;
  private final Clients clients;

  private TestProvider(ServletWebServerApplicationContext context) {
    this.context = context;
    this.people = context.getBean(People.class);
    this.clients = context.getBean(Clients.class);
  }

  public static TestProvider start() {
    return at(0);
  }

  /** At a port at which one stood before. */
  public static TestProvider at(int port) {
    return new TestProvider(
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Server.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(
                    Map.of(
                        "server.port",
                        port,
                        "server.address",
                        "127.0.0.1",
                        "server.servlet.session.cookie.name",
                        "provider_session"))
                .run());
  }

  public int port() {
    return context.getWebServer().getPort();
  }

  public String issuer() {
    return "http://127.0.0.1:" + port();
  }

  /** What a console is told of it. */
  public OpenIdSettings settings(String accountClaim, RolesClaim roles) {
    return new OpenIdSettings(
        issuer(),
        "relais",
        SECRET,
        new Labels("Ministry account", "Compte du ministère"),
        List.of("profile", "email"),
        accountClaim,
        roles);
  }

  /** Lets people come from the consoles at this port. */
  public TestProvider serving(int port) {
    clients.origin = "http://127.0.0.1:" + port;
    return this;
  }

  /** Knows Relais by another secret than Relais has, or by the same again. */
  public TestProvider expecting(String secret) {
    clients.secret = secret;
    return this;
  }

  /** What it says of somebody, beside their subject, which is their name. */
  public TestProvider says(String subject, Map<String, Object> claims) {
    people.claims.put(subject, claims);
    return this;
  }

  @Override
  public void close() {
    context.close();
  }

  /** What is said of whom, by subject. */
  static final class People implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();

    @Override
    public void customize(JwtEncodingContext token) {
      if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
        token
            .getClaims()
            .claims(
                all -> all.putAll(claims.getOrDefault(token.getPrincipal().getName(), Map.of())));
      }
    }
  }

  /** Relais, as the provider knows it. */
  static final class Clients implements RegisteredClientRepository {
    private volatile String origin = "http://127.0.0.1:1";
    private volatile String secret = SECRET;

    @Override
    public void save(RegisteredClient client) {
      // It would keep the secret as a hash after its first use.
    }

    @Override
    public RegisteredClient findById(String id) {
      return relais();
    }

    @Override
    public RegisteredClient findByClientId(String client) {
      return client.equals("relais") ? relais() : null;
    }

    private RegisteredClient relais() {
      return RegisteredClient.withId("1")
          .clientId("relais")
          .clientSecret("{noop}" + secret)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri(origin + "/login/openid/back")
          .postLogoutRedirectUri(origin + "/login")
          .scope("openid")
          .scope("profile")
          .scope("email")
          .clientSettings(ClientSettings.builder().requireProofKey(true).build())
          .build();
    }
  }

  /** The server and its parts. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Server {
    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      OAuth2AuthorizationServerConfigurer server =
          OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.securityMatcher(server.getEndpointsMatcher())
          .with(server, parts -> parts.oidc(withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .oauth2ResourceServer(resources -> resources.jwt(withDefaults()))
          .exceptionHandling(
              handling ->
                  handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(withDefaults())
          .build();
    }

    @Bean
    UserDetailsService anybody() {
      return name -> User.withUsername(name).password("{noop}" + Visitor.PASSWORD).build();
    }

    @Bean
    Clients clients() {
      return new Clients();
    }

    @Bean
    People people() {
      return new People();
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return new ImmutableJWKSet<>(
          new JWKSet(
              new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                  .privateKey(pair.getPrivate())
                  .keyID("test")
                  .build()));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }
  }
}
