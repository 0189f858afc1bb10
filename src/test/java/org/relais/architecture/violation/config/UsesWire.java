package org.relais.architecture.violation.config;

import org.relais.architecture.violation.route.Wire;

/** Breaks the arrows: config does not use route. */
public final class UsesWire {
  Wire used = new Wire();
}
