package org.relais.fhir;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CoreField;
import org.relais.visit.Visit;

/**
 * Who is who: the same source, record and role give the same identity, now and after a restart.
 *
 * <p>A resource's UUID is made from its names, never from what it says. It is sent as an
 * identifier, since a server may give ids of its own.
 */
final class Identities {
  /** The role of a Patient that stands for one visit alone. */
  static final String OWN = "own";

  private final String base;
  private final Map<String, UUID> namespaces = new ConcurrentHashMap<>();

  Identities(String base) {
    this.base = base;
  }

  /** The system of the identifier that every resource has. */
  String resourceSystem() {
    return system("resource");
  }

  /** The system of what a source itself names so, such as {@code patient} or {@code record}. */
  String system(String source, String what) {
    return base + "/identifier/" + source + "/" + what;
  }

  /** The system of what the deployment itself names so, such as {@code org-unit}. */
  String system(String what) {
    return base + "/identifier/" + what;
  }

  /** A resource that belongs to one record. */
  ResourceId ofRecord(String source, String recordId, String type, String role) {
    return new ResourceId(type, role, name(source, "record", recordId, type, role));
  }

  /** The Patient of a visit: the source's patient, or one for this visit alone. */
  ResourceId patientOf(Visit visit) {
    @Nullable String patient = visit.text(CoreField.PATIENT_ID);
    if (patient == null) {
      return ofRecord(visit.source(), visit.recordId(), "Patient", OWN);
    }
    UUID uuid = name(visit.source(), "patient", patient);
    return new ResourceId("Patient", uuid.toString(), uuid);
  }

  /** The resource that an acknowledged {@code Type/role} names. */
  ResourceId acknowledged(String source, String recordId, String reference) {
    int slash = reference.indexOf('/');
    String type = reference.substring(0, slash);
    String role = reference.substring(slash + 1);
    return type.equals("Patient") && !role.equals(OWN)
        ? new ResourceId(type, role, UUID.fromString(role))
        : ofRecord(source, recordId, type, role);
  }

  private UUID name(String source, String... parts) {
    UUID namespace =
        namespaces.computeIfAbsent(
            source, s -> NameUuid.of(NameUuid.URL, base + "/identifier/" + s));
    return NameUuid.of(namespace, String.join("\n", parts));
  }
}
