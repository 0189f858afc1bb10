package org.relais.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;

/** A length of time, such as {@code 10 minutes}. */
final class DurationType implements Type<Duration> {
  static final Type<Duration> DURATION = new DurationType();

  private static final Pattern FORM = Pattern.compile("(\\d{1,5}) (second|minute|hour|day)s?");
  private static final Type<Scalar> TEXT =
      Scalars.matching(
          "\\d{1,5} (second|minute|hour|day)s?",
          "length of time, such as `10 minutes`",
          Text.of("a length of time", "une durée"),
          Text.of(
              "write 30 seconds, 10 minutes, 1 hour or 2 days",
              "écrivez 30 seconds, 10 minutes, 1 hour (heure) ou 2 days (jours)"));

  private DurationType() {}

  @Override
  public @Nullable Duration read(Node node, Diagnostics diagnostics) {
    Scalar scalar = TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    Matcher form = FORM.matcher(scalar.text());
    if (!form.matches()) {
      return null;
    }
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "second" -> Duration.ofSeconds(amount);
      case "minute" -> Duration.ofMinutes(amount);
      case "hour" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  @Override
  public Map<String, Object> schema() {
    return TEXT.schema();
  }

  @Override
  public String words() {
    return TEXT.words();
  }
}
