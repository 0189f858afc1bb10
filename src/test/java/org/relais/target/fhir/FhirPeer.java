package org.relais.target.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** The FHIR server of a test. */
interface FhirPeer extends AutoCloseable {
  String url();

  /** What the server holds of one type, newest versions. */
  <T extends Resource> List<T> held(Class<T> type);

  /** Puts a resource there as another system would. */
  void put(Resource resource);

  @Override
  void close() throws Exception;

  /** What visits became, as {@code Type/id/version}. */
  default List<String> versions() {
    return Stream.of(
            Patient.class,
            Encounter.class,
            Observation.class,
            Condition.class,
            MedicationDispense.class)
        .flatMap(type -> held(type).stream())
        .map(resource -> resource.getIdElement().toUnqualified().getValue())
        .sorted()
        .toList();
  }
}
