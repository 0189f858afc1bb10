package org.relais.source.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.relais.http.HttpAnswer;

/**
 * Follows links on one server only: of an absolute link its path and query are taken, since servers
 * behind a proxy give their inner name, and since the credentials are for nobody else.
 */
final class Links {
  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel\\s*=\\s*\"?next\\b", Pattern.CASE_INSENSITIVE);
  private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";

  private Links() {}

  /** The link in the {@code Link} header (RFC 8288), if there is one. */
  static Optional<String> inHeader(HttpAnswer answer) {
    Matcher matcher = NEXT.matcher(answer.header("Link").orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The address that {@code link} on the page {@code current} leads to, if it is one. */
  static Optional<String> resolve(String current, String link) {
    try {
      URI page = new URI(current);
      URI target = new URI(encoded(link));
      if (target.isOpaque() || page.getRawAuthority() == null) {
        return Optional.empty();
      }
      // Java resolves a link that is only a query against the folder, RFC 3986 against the page.
      String path =
          target.getRawPath().isEmpty() && target.getRawAuthority() == null
              ? page.getRawPath()
              : page.resolve(target).getRawPath();
      String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
      return Optional.of(page.getScheme() + "://" + page.getRawAuthority() + path + query);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Servers write spaces, bars and brackets into links as they are. */
  private static String encoded(String link) {
    StringBuilder text = new StringBuilder();
    for (byte next : link.strip().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (next & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      text.append(
          plain || ALLOWED.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }
}
