package org.relais.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Type;
import org.relais.config.yaml.Node;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Suggestion;
import org.relais.diagnostic.Text;
import org.relais.fhir.Coding;
import org.relais.fhir.Terminology;

/** A code and its system, as in {@code loinc 8310-5}. */
final class CodingType implements Type<Coding> {
  static final Type<Coding> CODING = new CodingType();

  private static final List<String> SYSTEMS =
      Arrays.stream(Terminology.values()).map(Terminology::shortName).toList();

  private CodingType() {}

  @Override
  public @Nullable Coding read(Node node, Diagnostics diagnostics) {
    Scalar scalar = Scalars.TEXT.read(node, diagnostics);
    if (scalar == null) {
      return null;
    }
    String[] parts = scalar.text().strip().split("\\s+", -1);
    Optional<Terminology> system = Terminology.named(parts[0]);
    if (system.isEmpty()) {
      diagnostics.error(
          Code.CFG600,
          scalar.part(0, parts[0].length()),
          Text.of("unknown code system \"%s\"", "système de codes inconnu « %s »", parts[0]),
          Suggestion.didYouMeanOrOneOf(parts[0], SYSTEMS));
      return null;
    }
    if (parts.length != 2) {
      diagnostics.error(
          Code.CFG600,
          scalar.span(),
          Text.of(
              "\"%s\" is not a code system and a code",
              "« %s » n'est pas un système de codes et un code", scalar),
          Text.of("write loinc 8310-5", "écrivez loinc 8310-5"));
      return null;
    }
    List<String> known = system.get().codes();
    if (!known.isEmpty() && !known.contains(parts[1])) {
      diagnostics.error(
          Code.CFG600,
          scalar.span(),
          Text.of(
              "the code system \"%s\" has no code \"%s\"",
              "le système de codes « %s » n'a pas de code « %s »", parts[0], parts[1]),
          Suggestion.didYouMeanOrOneOf(parts[1], known));
      return null;
    }
    return new Coding(system.get(), parts[1]);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "pattern", "^(" + String.join("|", SYSTEMS) + ") [^ ]+$");
  }

  @Override
  public String words() {
    return "code system and code";
  }
}
