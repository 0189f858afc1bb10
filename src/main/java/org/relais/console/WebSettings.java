package org.relais.console;

import java.util.HashMap;
import java.util.Map;

/** How the web server and the pages behave, in Spring Boot's words. */
final class WebSettings {
  static final Map<String, Object> ALL = all();

  private WebSettings() {}

  private static Map<String, Object> all() {
    Map<String, Object> all = new HashMap<>();
    // The routes own the machine; the console takes a part that is bounded.
    all.put("server.tomcat.threads.max", "16");
    all.put("server.tomcat.threads.min-spare", "2");
    // A table of the configuration, and what goes with it in a form.
    all.put("spring.servlet.multipart.max-file-size", "6MB");
    all.put("spring.servlet.multipart.max-request-size", "7MB");
    all.put("server.compression.enabled", "true");
    all.put(
        "server.compression.mime-types",
        "text/html,text/css,text/javascript,text/plain,text/csv,image/svg+xml,application/javascript,application/json,application/problem+json");
    all.put("server.compression.min-response-size", "1KB");
    all.put("server.error.whitelabel.enabled", "false");
    // Of those who have not logged in; LogInOutcome gives the others theirs.
    all.put("server.servlet.session.timeout", "15m");
    all.put("server.servlet.session.tracking-modes", "cookie");
    all.put("server.servlet.session.cookie.name", "relais_session");
    all.put("server.servlet.session.cookie.http-only", "true");
    all.put("server.servlet.session.cookie.same-site", "lax");
    // Behind a proxy that ends TLS, cookies are for TLS only. TrustedProxies says who is one.
    all.put("server.forward-headers-strategy", "native");
    all.put("server.tomcat.use-relative-redirects", "true");
    all.put("spring.thymeleaf.prefix", "classpath:/org/relais/console/templates/");
    // A file's address holds the hash of its content, so a browser keeps it until it changes.
    all.put("spring.web.resources.static-locations", "classpath:/org/relais/console/static/");
    all.put("spring.web.resources.chain.strategy.content.enabled", "true");
    all.put("spring.web.resources.chain.strategy.content.paths", "/assets/**,/webjars/**");
    all.put("spring.web.resources.cache.cachecontrol.max-age", "365d");
    all.put("spring.web.resources.cache.cachecontrol.cache-public", "true");
    all.put("springdoc.api-docs.path", "/api/v1/openapi");
    all.put("springdoc.paths-to-match", "/api/v1/**");
    all.put("springdoc.override-with-generic-response", "false");
    all.put("springdoc.default-produces-media-type", "application/json");
    return Map.copyOf(all);
  }
}
