package org.relais.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** How a request says who sends it. None of them prints its secret. */
public sealed interface Credentials {
  /** The headers that carry it. */
  Map<String, String> headers();

  record None() implements Credentials {
    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  record Basic(String username, String password) implements Credentials {
    @Override
    public Map<String, String> headers() {
      byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public String toString() {
      return "Basic[" + username + ", ***]";
    }
  }

  /** {@code Authorization: Bearer …} or another scheme, such as DHIS2's {@code ApiToken}. */
  record Token(String scheme, String token) implements Credentials {
    @Override
    public Map<String, String> headers() {
      return Map.of("Authorization", scheme + " " + token);
    }

    @Override
    public String toString() {
      return "Token[" + scheme + ", ***]";
    }
  }

  /** A key in a header of its own. */
  record Header(String name, String value) implements Credentials {
    @Override
    public Map<String, String> headers() {
      return Map.of(name, value);
    }

    @Override
    public String toString() {
      return "Header[" + name + ", ***]";
    }
  }
}
