package org.relais.architecture.violation.route;

import org.springframework.beans.factory.annotation.Autowired;

/** Breaks: no field injection. */
public final class InjectsField {
  @Autowired String injected;
}
