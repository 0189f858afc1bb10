package org.relais.indicator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CoreField;
import org.relais.visit.Field;
import org.relais.visit.FieldType;
import org.relais.visit.Visit;

/** The running figure of one cell. */
sealed interface Figure {
  void add(Visit visit);

  BigDecimal value();

  static Figure of(Measure measure) {
    if (measure instanceof Measure.Sum sum) {
      return new Total(sum.field());
    }
    if (measure instanceof Measure.CountDistinct distinct) {
      return new Distinct(distinct.field());
    }
    return new Count();
  }

  /** Whether the visit has what the measure adds up. */
  static boolean measures(Measure measure, Visit visit) {
    if (measure instanceof Measure.Sum sum) {
      return visit.value(sum.field()) != null;
    }
    if (measure instanceof Measure.CountDistinct distinct) {
      return visit.value(distinct.field()) != null;
    }
    return true;
  }

  /** How many visits. */
  final class Count implements Figure {
    private long visits;

    @Override
    public void add(Visit visit) {
      visits++;
    }

    @Override
    public BigDecimal value() {
      return BigDecimal.valueOf(visits);
    }
  }

  /** An exact sum: adding binary fractions would make it depend on the order of the visits. */
  final class Total implements Figure {
    private final Field field;
    private BigDecimal sum = BigDecimal.ZERO;

    Total(Field field) {
      this.field = field;
    }

    @Override
    public void add(Visit visit) {
      Object number = visit.value(field);
      if (number != null) {
        sum = sum.add(new BigDecimal(number.toString()));
      }
    }

    @Override
    public BigDecimal value() {
      return sum;
    }
  }

  /** How many different values. */
  final class Distinct implements Figure {
    private final Field field;
    private final boolean ownIds;
    private final Set<Object> values = new HashSet<>();

    Distinct(Field field) {
      this.field = field;
      this.ownIds =
          field.type() == FieldType.TEXT && !field.name().equals(CoreField.ORG_UNIT.fieldName());
    }

    @Override
    public void add(Visit visit) {
      @Nullable Object value = visit.value(field);
      if (value instanceof Collection<?> codes) {
        values.addAll(codes);
      } else if (value != null) {
        values.add(ownIds ? new OwnId(visit.source(), value) : value);
      }
    }

    @Override
    public BigDecimal value() {
      return BigDecimal.valueOf(values.size());
    }

    /** Two sources may give the same id to two people. */
    private record OwnId(String source, Object id) {}
  }
}
