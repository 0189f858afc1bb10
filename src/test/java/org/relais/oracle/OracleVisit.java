package org.relais.oracle;

import java.util.Map;

/**
 * What a worker answered, by dictionary field name: {@link Boolean}, {@link String}, a list of
 * strings, {@link Number}, {@link java.time.LocalDate} or {@link java.time.Instant}. A question
 * that was not asked is not in the map.
 */
public record OracleVisit(String source, String recordId, Map<String, Object> answers) {
  public OracleVisit {
    answers = Map.copyOf(answers);
  }
}
