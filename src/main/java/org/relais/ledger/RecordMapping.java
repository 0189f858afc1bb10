package org.relais.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.Duplicates;
import org.relais.source.SourceDefinition;
import org.relais.visit.Mapping;
import org.relais.visit.MappingInput;
import org.relais.visit.VisitCodec;
import org.relais.visit.VisitMapper;

/** From a record's content to what it becomes. Pure. */
final class RecordMapping {
  private final SourceDefinition source;
  private final VisitMapper mapper;
  private final VisitCodec codec;
  private final Duplicates duplicates;

  RecordMapping(SourceDefinition source, VisitMapper mapper, LedgerRules rules) {
    this.source = source;
    this.mapper = mapper;
    this.codec = new VisitCodec(rules.model().dictionary());
    this.duplicates = new Duplicates(rules.model().duplicateKey());
  }

  /**
   * @param patients the contacts that records name, by the references that they use
   */
  Outcome of(
      String id,
      RecordContent content,
      Instant firstReceived,
      Map<String, ContactTable.Known> patients) {
    String form = content.form();
    if (form == null || content.body() == null || !mapper.knows(form)) {
      return Outcome.IGNORED;
    }
    String reference = content.patient();
    ContactTable.@Nullable Known patient = reference == null ? null : patients.get(reference);
    LocalDate receivedOn = firstReceived.atZone(source.mapping().zone()).toLocalDate();
    Mapping mapping =
        mapper.map(
            new MappingInput(
                id,
                form,
                content.formVersion(),
                content.body(),
                patient == null ? null : patient.body(),
                patient == null ? null : patient.id(),
                receivedOn));
    if (mapping instanceof Mapping.Mapped mapped) {
      return Outcome.mapped(mapped.visit(), mapped.warnings(), codec, duplicates);
    }
    return mapping instanceof Mapping.Rejected rejected
        ? Outcome.rejected(rejected)
        : Outcome.IGNORED;
  }
}
