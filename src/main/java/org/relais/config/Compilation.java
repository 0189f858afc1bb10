package org.relais.config;

import java.util.List;
import org.relais.diagnostic.Diagnostic;

/** The outcome of compiling a configuration folder. */
public sealed interface Compilation {
  record Ok(Deployment deployment, List<Diagnostic> warnings) implements Compilation {}

  /** All errors (and warnings), sorted by place. */
  record Failed(List<Diagnostic> diagnostics) implements Compilation {}
}
