package org.relais.source;

import java.util.List;
import org.relais.visit.RecordPath;

/**
 * A record is void where the value at {@code path}, as text, is one of {@code values}; true and
 * false are {@code true} and {@code false}.
 */
public record VoidedWhen(RecordPath path, List<String> values) {
  public VoidedWhen {
    values = List.copyOf(values);
  }
}
