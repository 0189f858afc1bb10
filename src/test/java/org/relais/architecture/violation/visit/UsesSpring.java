package org.relais.architecture.violation.visit;

import org.springframework.context.ApplicationContext;

/** Breaks: Spring is not for this package. */
public interface UsesSpring {
  ApplicationContext used();
}
