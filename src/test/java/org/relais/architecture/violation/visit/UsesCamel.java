package org.relais.architecture.violation.visit;

import org.apache.camel.CamelContext;

/** Breaks: Camel is not for this package. */
public interface UsesCamel {
  CamelContext used();
}
