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
    all.put("server.compression.enabled", "true");
    all.put(
        "server.compression.mime-types",
        "text/html,text/css,text/javascript,text/plain,text/csv,image/svg+xml,application/javascript,application/json,application/problem+json");
    all.put("server.compression.min-response-size", "1KB");
    all.put("server.error.whitelabel.enabled", "false");
    return Map.copyOf(all);
  }
}
