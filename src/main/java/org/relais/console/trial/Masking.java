package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.source.SourceDefinition;
import org.relais.visit.Field;
import org.relais.visit.MappingInput;
import org.relais.visit.PersonalFields;
import org.relais.visit.RecordPath;

/**
 * Hides what identifies a person. What one of several configurations takes for personal is: a draft
 * cannot make it readable by saying otherwise.
 */
public final class Masking {
  /** For those who may see, and whose look was written down. */
  public static final Masking NONE = new Masking(List.of(), Set.of());

  private final List<Reading> readings;
  private final Set<String> fields;

  /** What a source's configuration takes for personal. */
  private record Reading(PersonalFields personal, List<RecordPath> read) {}

  private Masking(List<Reading> readings, Set<String> fields) {
    this.readings = readings;
    this.fields = fields;
  }

  /** By all configurations that know the source. */
  public static Masking of(String source, Collection<Deployment> deployments) {
    Set<String> fields = new HashSet<>();
    for (Deployment deployment : deployments) {
      deployment.model().dictionary().fields().stream()
          .filter(Field::personal)
          .forEach(field -> fields.add(field.name()));
    }
    List<Reading> readings =
        deployments.stream()
            .flatMap(deployment -> deployment.sources().stream())
            .filter(definition -> definition.name().equals(source))
            .map(definition -> reading(definition, fields))
            .toList();
    return new Masking(readings, fields);
  }

  private static Reading reading(SourceDefinition source, Set<String> personal) {
    return new Reading(
        new PersonalFields(source.personal()),
        source.mapping().forms().stream()
            .flatMap(form -> form.fields().stream())
            .filter(mapping -> personal.contains(mapping.field().name()))
            .flatMap(mapping -> mapping.from().stream())
            .toList());
  }

  /** Whether nothing is hidden. */
  public boolean off() {
    return readings.isEmpty() && fields.isEmpty();
  }

  JsonNode record(MappingInput input) {
    return masked(input.body());
  }

  /** The contact document under the key by which paths see it, or null where there is none. */
  @Nullable JsonNode patient(MappingInput input) {
    JsonNode contact = input.patient();
    if (contact == null) {
      return null;
    }
    JsonNode shown = contact;
    for (Reading reading : readings) {
      shown = reading.personal().mask(shown, List.of());
    }
    return masked(ReadPlace.asRead(shown));
  }

  private JsonNode masked(JsonNode document) {
    JsonNode shown = document;
    for (Reading reading : readings) {
      shown = reading.personal().mask(shown, reading.read());
    }
    return shown;
  }

  boolean hides(Field field) {
    return fields.contains(field.name());
  }
}
