package org.relais.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;

/**
 * An address of a server. One with a user and password within is refused, for URLs stand in logs
 * and messages; the password may as well hide in the variable that was put in.
 */
final class UrlType implements Type<String> {
  static final Type<String> URL =
      new UrlType(List.of("http", "https"), "https://server.example/path");

  /** A PostgreSQL database as Java names it. */
  static final Type<String> DATABASE =
      new UrlType(List.of("jdbc"), "\"jdbc:postgresql://localhost/relais\"");

  private static final Pattern PARAMETER = Pattern.compile("[?&](user|password|token)=");

  private final List<String> schemes;
  private final String example;

  private UrlType(List<String> schemes, String example) {
    this.schemes = schemes;
    this.example = example;
  }

  @Override
  public @Nullable String read(Node node, Diagnostics diagnostics) {
    Scalar scalar = Scalars.TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    String text = scalar.text();
    if (authority(text).contains("@") || PARAMETER.matcher(text).find()) {
      diagnostics.error(
          Code.CFG023,
          scalar.span(),
          Text.of(
              "a user or password stands within this URL",
              "un utilisateur ou un mot de passe figure dans cette URL"),
          Text.of(
              "take it out, and write it under its own keys as ${NAME}",
              "enlevez-le, et écrivez-le sous ses propres clés, comme ${NOM}"));
      return null;
    }
    if (scalar.resolved() && !callable(text)) {
      diagnostics.error(
          Code.CFG025,
          scalar.span(),
          Text.of(
              "\"%s\" is not an address that can be called",
              "« %s » n'est pas une adresse qui peut être appelée", scalar.written()),
          Text.of("write it as %s", "écrivez-la comme %s", example));
      return null;
    }
    return text;
  }

  private static String authority(String text) {
    int start = text.indexOf("://");
    if (start < 0) {
      return "";
    }
    int end = text.indexOf('/', start + 3);
    return text.substring(start + 3, end < 0 ? text.length() : end);
  }

  private boolean callable(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean complete =
          scheme.equals("jdbc") ? text.startsWith("jdbc:postgresql:") : uri.getHost() != null;
      return complete && schemes.contains(scheme);
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string");
  }

  @Override
  public String words() {
    return "URL";
  }
}
