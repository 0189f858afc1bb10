package org.relais.architecture.violation.visit;

import ca.uhn.fhir.context.FhirContext;

/** Breaks: HAPI is not for this package. */
public interface UsesHapi {
  FhirContext used();
}
