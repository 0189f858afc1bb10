package org.relais.indicator;

import java.util.List;
import java.util.Set;
import org.relais.visit.Field;
import org.relais.visit.Labels;
import org.relais.visit.condition.Condition;

/**
 * A rule that counts or sums visits.
 *
 * @param code such as {@code MAL_POS}
 * @param rule the condition in CEL, for people
 * @param reads fields that the condition reads
 * @param split coded fields by which it is disaggregated, in the order of the configuration; a
 *     multi-valued field counts a visit under each of its codes
 * @param sendZero whether a cell that became empty is sent as 0; else it is deleted
 */
public record DataElement(
    String code,
    Labels label,
    Measure measure,
    Condition condition,
    String rule,
    Set<Field> reads,
    List<Field> split,
    boolean sendZero) {
  public DataElement {
    reads = Set.copyOf(reads);
    split = List.copyOf(split);
  }
}
