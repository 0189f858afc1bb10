package org.relais.console.sources;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceDefinition;

/**
 * What somebody said of a field system that they connect.
 *
 * @param type {@code cht}, {@code rest} or {@code file}
 * @param url of a server; of a file the folder
 * @param auth {@code none}, {@code basic} or {@code bearer}
 * @param secret name of the variable or stored secret: of the password, or the token; where there
 *     is none, it is made of the source's name
 * @param every such as {@code 15 minutes}
 */
public record NewSource(
    @Nullable String name,
    @Nullable String type,
    @Nullable String url,
    @Nullable String auth,
    @Nullable String username,
    @Nullable String secret,
    @Nullable String every,
    @Nullable String timeZone) {
  static final List<String> TYPES = List.of("cht", "rest", "file");
  static final List<String> AUTHS = List.of("none", "basic", "bearer");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,60}");
  private static final Pattern EVERY = Pattern.compile("[1-9]\\d{0,2} (minutes?|hours?)");

  /** Nothing that could end a value and begin another line or key. */
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\"#]+");

  /** Key of what is wrong with it; empty where all is well. */
  Optional<String> fault() {
    if (!SourceDefinition.isName(text(name))) {
      return Optional.of("connect.fault.name");
    }
    if (!TYPES.contains(text(type)) || !AUTHS.contains(text(auth))) {
      return Optional.of("connect.fault.kind");
    }
    boolean file = "file".equals(type);
    if (!PLAIN.matcher(text(url)).matches()
        || !(file || text(url).matches("(https?://|\\$\\{).+"))) {
      return Optional.of(file ? "connect.fault.folder" : "connect.fault.url");
    }
    boolean named = VARIABLE.matcher(secretName()).matches();
    if (!file && !"none".equals(auth) && !named) {
      return Optional.of("connect.fault.secret");
    }
    if ("basic".equals(auth) && !file && !PLAIN.matcher(text(username)).matches()) {
      return Optional.of("connect.fault.username");
    }
    if (!EVERY.matcher(text(every)).matches()) {
      return Optional.of("connect.fault.every");
    }
    return zone().isEmpty() ? Optional.of("connect.fault.zone") : Optional.empty();
  }

  /** Where its file stands in a configuration. */
  public String path() {
    return "sources/" + text(name) + ".yaml";
  }

  /** The name of the secret, such as {@code MUSO_CHT_PASSWORD} of muso-cht. */
  String secretName() {
    String given = text(secret);
    return given.isEmpty()
        ? SourceSecrets.prefix(text(name)) + ("bearer".equals(auth) ? "TOKEN" : "PASSWORD")
        : given;
  }

  private Optional<ZoneId> zone() {
    try {
      return Optional.of(ZoneId.of(text(timeZone)));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /** Never null, without blanks around it. */
  static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
