package org.relais.architecture.violation.visit;

import org.hl7.fhir.r4.model.Patient;

/** Breaks: HL7 model is not for this package. */
public interface UsesHl7Model {
  Patient used();
}
