package org.relais.architecture.violation.fhir;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: fhir does not use config. */
public final class UsesText {
  Text used = new Text();
}
