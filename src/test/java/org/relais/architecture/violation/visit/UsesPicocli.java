package org.relais.architecture.violation.visit;

import picocli.CommandLine;

/** Breaks: picocli is not for this package. */
public interface UsesPicocli {
  CommandLine used();
}
