package org.relais.architecture.violation.visit;

import org.snakeyaml.engine.v2.api.Load;

/** Breaks: YAML is not for this package. */
public interface UsesYaml {
  Load used();
}
