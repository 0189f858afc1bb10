package org.relais.architecture.violation.ledger;

import org.springframework.context.ApplicationContext;

/** Breaks: Spring in the ledger is not for this package. */
public interface UsesSpringContext {
  ApplicationContext used();
}
