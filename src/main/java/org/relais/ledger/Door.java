package org.relais.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceDefinition;
import org.relais.visit.PersonalFields;
import org.relais.visit.Pruning;
import org.relais.visit.RecordPath;
import org.relais.visit.VisitMapper;

/**
 * Where documents come in. What identifies a person and no rule reads stays outside, and so does
 * what PostgreSQL cannot hold. Mapping sees what went through the door, so that mapping it again
 * from the store gives the same.
 */
final class Door {
  private final PersonalFields personal;
  private final boolean keepRaw;
  private final VisitMapper mapper;
  private final Set<RecordPath> readFromPatients;

  Door(SourceDefinition source, VisitMapper mapper) {
    this.personal = new PersonalFields(source.personal());
    this.keepRaw = source.keepRaw();
    this.mapper = mapper;
    this.readFromPatients = mapper.contactPaths();
  }

  JsonNode record(JsonNode body, String form, @Nullable String formVersion) {
    return document(body, mapper.paths(form, formVersion));
  }

  JsonNode contact(JsonNode body) {
    return document(body, readFromPatients);
  }

  private JsonNode document(JsonNode body, Collection<RecordPath> read) {
    JsonNode kept = personal.remove(body, read);
    return StorableText.of(keepRaw ? kept : Pruning.prune(kept, read));
  }
}
