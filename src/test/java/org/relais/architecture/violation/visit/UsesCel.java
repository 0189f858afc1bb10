package org.relais.architecture.violation.visit;

import dev.cel.common.CelAbstractSyntaxTree;

/** Breaks: CEL is not for this package. */
public interface UsesCel {
  CelAbstractSyntaxTree used();
}
