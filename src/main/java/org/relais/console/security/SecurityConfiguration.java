package org.relais.console.security;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.console.account.Accounts;
import org.relais.console.account.ApiTokens;
import org.relais.console.account.FirstAccount;
import org.relais.console.account.Permission;
import org.relais.ledger.AuditTrail;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The rules of who may ask for what. What is not named here is for those who are logged in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(OpenIdConfiguration.class)
@ImportAutoConfiguration(SecurityFilterAutoConfiguration.class)
public class SecurityConfiguration {
  private static final String[] OPEN = {
    "/preferences",
    "/error",
    Paths.LOG_IN,
    Paths.OPENID_LEAVING,
    Paths.FIRST_ACCOUNT,
    Paths.NEW_PASSWORD
  };

  private static final String[] SESSIONLESS = {
    "/health/**", "/assets/**", "/webjars/**", "/favicon.ico"
  };

  /** What everybody does about their own account. */
  private static final String[] OWN = {"/account/**", Paths.API + "/account/**"};

  @Bean
  Accounts accounts(DataSource ledger, Clock clock) {
    return new Accounts(ledger, clock);
  }

  @Bean
  ApiTokens apiTokens(DataSource ledger, Clock clock) {
    return new ApiTokens(ledger, clock);
  }

  @Bean
  FirstAccount firstAccount(Accounts accounts) {
    return new FirstAccount(accounts);
  }

  @Bean
  AuditTrail auditTrail(DataSource ledger, Clock clock) {
    return new AuditTrail(ledger, clock);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return Accounts.encoder();
  }

  /** Before anything else looks at a request, so that nobody who is not known fills the memory. */
  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimit(MultipartProperties uploads) {
    FilterRegistrationBean<BodyLimitFilter> first =
        new FilterRegistrationBean<>(new BodyLimitFilter(uploads.getMaxFileSize().toBytes()));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  /** For all and the same for all: who asks is not looked at. */
  @Bean
  @Order(0)
  SecurityFilterChain sessionless(HttpSecurity http) throws Exception {
    return http.securityMatcher(SESSIONLESS)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .headers(BrowserRules::send)
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .build();
  }

  /** They name all sources with their figures: for this machine, and for who sees all of them. */
  @Bean
  @Order(1)
  SecurityFilterChain measured(HttpSecurity http, Accounts accounts, ApiTokens tokens)
      throws Exception {
    ApiRefusal refusal = new ApiRefusal();
    return http.securityMatcher(Paths.METRICS)
        .authorizeHttpRequests(
            requests -> requests.anyRequest().access(SecurityConfiguration::measures))
        .headers(BrowserRules::send)
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .addFilterBefore(new LostLedgerFilter(), HeaderWriterFilter.class)
        .addFilterBefore(
            new BearerFilter(tokens, accounts, refusal), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(new StillAllowedFilter(accounts), AuthorizationFilter.class)
        .build();
  }

  private static AuthorizationDecision measures(
      Supplier<Authentication> who, RequestAuthorizationContext asked) {
    return new AuthorizationDecision(
        OwnMachine.asks(asked.getRequest())
            || CurrentAccount.of(asked.getRequest())
                .filter(account -> account.scope().all())
                .isPresent());
  }

  @Bean
  @Order(2)
  SecurityFilterChain api(HttpSecurity http, Accounts accounts, ApiTokens tokens) throws Exception {
    ApiRefusal refusal = new ApiRefusal();
    RequestMatcher byProgram = BearerFilter::isShownBy;
    return http.securityMatcher(Paths.API + "/**")
        .authorizeHttpRequests(SecurityConfiguration::rules)
        .headers(BrowserRules::send)
        .csrf(csrf -> csrf.ignoringRequestMatchers(byProgram))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
        .addFilterBefore(new LostLedgerFilter(), HeaderWriterFilter.class)
        .addFilterBefore(
            new BearerFilter(tokens, accounts, refusal), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(new StillAllowedFilter(accounts), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http, Accounts accounts, AuditTrail audit, Optional<OpenIdLogIn> openId)
      throws Exception {
    LogInLimit limit = new LogInLimit();
    LogInOutcome outcome = new LogInOutcome(limit, accounts, audit);
    http.authorizeHttpRequests(SecurityConfiguration::rules)
        .headers(BrowserRules::send)
        .userDetailsService(new AccountUsers(accounts))
        .formLogin(
            form -> form.loginPage(Paths.LOG_IN).successHandler(outcome).failureHandler(outcome))
        .logout(logout -> logout.logoutUrl(Paths.LOG_OUT).logoutSuccessUrl(Paths.LOG_IN + "?ended"))
        .requestCache(cache -> cache.requestCache(askedBefore()))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(new PageEntryPoint()))
        .addFilterBefore(new LostLedgerFilter(), HeaderWriterFilter.class)
        .addFilterBefore(
            new LogInLimitFilter(limit), OAuth2AuthorizationRequestRedirectFilter.class)
        .addFilterBefore(new StillAllowedFilter(accounts), AuthorizationFilter.class);
    if (openId.isPresent()) {
      openId.get().openIn(http, outcome);
    }
    return http.build();
  }

  /** The page that was asked for before the log-in, found again without a mark in its address. */
  private static RequestCache askedBefore() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(
        request ->
            HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
    return cache;
  }

  /** By path and method; what depends on the item at hand is decided where it is read. */
  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .requestMatchers(OPEN)
        .permitAll()
        .requestMatchers("/audit/**", Paths.API + "/audit/**")
        .hasAuthority(Permission.READ_AUDIT.name())
        .requestMatchers("/mappings/**", Paths.API + "/mappings/**")
        .hasAuthority(Permission.ACT.name())
        .requestMatchers("/settings/**", Paths.API + "/settings/**")
        .hasAuthority(Permission.MANAGE.name())
        .requestMatchers(HttpMethod.POST, "/approval/**", Paths.API + "/approvals/**")
        .hasAuthority(Permission.APPROVE.name())
        .requestMatchers(OWN)
        .authenticated()
        .requestMatchers(HttpMethod.GET)
        .authenticated()
        .requestMatchers(HttpMethod.HEAD)
        .authenticated()
        .requestMatchers(Paths.LOG_OUT)
        .authenticated()
        .anyRequest()
        .hasAuthority(Permission.ACT.name());
  }
}
