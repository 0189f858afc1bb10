package org.relais.target.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.provider.HashMapResourceProvider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The resources of the test server, of the types that visits become. */
final class Shelf {
  private final FhirContext context;
  private final Map<String, HashMapResourceProvider<Resource>> byType = new LinkedHashMap<>();

  Shelf(FhirContext context) {
    this.context = context;
    Stream.of(
            Patient.class,
            Encounter.class,
            Observation.class,
            Condition.class,
            MedicationDispense.class,
            MedicationAdministration.class,
            ServiceRequest.class,
            Immunization.class)
        .forEach(this::add);
  }

  Collection<HashMapResourceProvider<Resource>> providers() {
    return byType.values();
  }

  /** Those that have this identifier. */
  List<Resource> find(String type, String system, String value) {
    return of(type).getStoredResources().stream()
        .filter(
            resource ->
                resource.getNamedProperty("identifier").getValues().stream()
                    .map(Identifier.class::cast)
                    .anyMatch(id -> id.getSystem().equals(system) && id.getValue().equals(value)))
        .toList();
  }

  /** A free id for a resource that is new. */
  IdType nextId(String type) {
    return new IdType(type, String.valueOf(1000 + of(type).getStoredResources().size()));
  }

  /** Stores it under its id, or a new one; a resource that is as it was keeps its version. */
  Resource store(Resource resource) {
    HashMapResourceProvider<Resource> provider = of(resource.fhirType());
    if (!resource.hasId()) {
      resource.setId(nextId(resource.fhirType()));
    }
    String id = resource.getIdElement().getIdPart();
    for (Resource held : provider.getStoredResources()) {
      if (held.getIdElement().getIdPart().equals(id) && content(held).equals(content(resource))) {
        return held;
      }
    }
    provider.store(resource);
    return resource;
  }

  <T extends Resource> List<T> held(Class<T> type) {
    return of(type.getSimpleName()).getStoredResources().stream().map(type::cast).toList();
  }

  private HashMapResourceProvider<Resource> of(String type) {
    HashMapResourceProvider<Resource> provider = byType.get(type);
    if (provider == null) {
      throw new IllegalArgumentException("this server has no " + type);
    }
    return provider;
  }

  @SuppressWarnings("unchecked")
  private void add(Class<? extends Resource> type) {
    byType.put(
        type.getSimpleName(),
        new HashMapResourceProvider<>(context, (Class<Resource>) (Class<?>) type));
  }

  private String content(Resource resource) {
    Resource bare = resource.copy();
    bare.setId((String) null);
    bare.setMeta(null);
    return context.newJsonParser().encodeResourceToString(bare);
  }
}
