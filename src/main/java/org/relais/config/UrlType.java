package org.relais.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  static final Type<String> URL = new UrlType();

  private UrlType() {}

  @Override
  public @Nullable String read(Node node, Diagnostics diagnostics) {
    Scalar scalar = Scalars.TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    String text = scalar.text();
    if (authority(text).contains("@")) {
      diagnostics.error(
          Code.CFG023,
          scalar.span(),
          Text.of(
              "a user or password stands within this URL",
              "un utilisateur ou un mot de passe figure dans cette URL"),
          Text.of(
              "take it out, and write auth: {basic: {username: ${…_USER}, password: ${…_PASSWORD}}}",
              "enlevez-le, et écrivez auth: {basic: {username: ${…_USER}, password: ${…_PASSWORD}}}"));
      return null;
    }
    if (scalar.resolved() && !callable(text)) {
      diagnostics.error(
          Code.CFG025,
          scalar.span(),
          Text.of(
              "\"%s\" is not an address that can be called",
              "« %s » n'est pas une adresse qui peut être appelée", scalar.written()),
          Text.of(
              "write it as https://server.example/path", "écrivez https://serveur.example/chemin"));
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

  private static boolean callable(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return uri.getHost() != null && List.of("http", "https").contains(scheme);
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
