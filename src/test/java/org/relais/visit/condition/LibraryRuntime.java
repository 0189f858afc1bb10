package org.relais.visit.condition;

import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relais.visit.Dictionary;
import org.relais.visit.Field;
import org.relais.visit.Visit;

/** The CEL library's own evaluation of conditions, to hold ours against. */
final class LibraryRuntime {
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  LibraryRuntime(Dictionary dictionary) {
    this.compiler = CelEnvironment.over(dictionary);
    this.runtime =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(CelEnvironment.OPTIONS.toBuilder().enableUnknownTracking(true).build())
            .addFunctionBindings(
                CelFunctionBinding.from(
                    "date_string",
                    String.class,
                    text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()),
                CelFunctionBinding.from(
                    "equals_int_double", Long.class, Double.class, (a, b) -> (double) a == b),
                CelFunctionBinding.from(
                    "equals_double_int", Double.class, Long.class, (a, b) -> a == (double) b),
                CelFunctionBinding.from(
                    "not_equals_int_double", Long.class, Double.class, (a, b) -> (double) a != b),
                CelFunctionBinding.from(
                    "not_equals_double_int", Double.class, Long.class, (a, b) -> a != (double) b))
            .build();
  }

  /** A checked program of the library. */
  CelRuntime.Program program(String expression) {
    try {
      return runtime.createProgram(compiler.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException unreadable) {
      throw new IllegalArgumentException(expression, unreadable);
    }
  }

  /** What the visit says, as the library takes it. */
  static Map<String, Object> variables(Visit visit) {
    Map<String, Object> variables = new HashMap<>();
    for (Field field : visit.dictionary().fields()) {
      Object value = visit.value(field);
      if (value instanceof LocalDate date) {
        variables.put(field.name(), date.atStartOfDay(ZoneOffset.UTC).toInstant());
      } else if (value != null) {
        variables.put(field.name(), value);
      }
    }
    return variables;
  }

  /** The library's answer; what it calls an error is no answer for us either. */
  static Truth answer(CelRuntime.Program program, Visit visit) {
    List<CelAttributePattern> unknown = new ArrayList<>();
    Map<String, Object> known = variables(visit);
    for (Field field : visit.dictionary().fields()) {
      if (!known.containsKey(field.name())) {
        unknown.add(CelAttributePattern.create(field.name()));
      }
    }
    try {
      Object result =
          program.eval(PartialVars.of(known, unknown.toArray(CelAttributePattern[]::new)));
      return result instanceof CelUnknownSet ? Truth.UNKNOWN : Truth.of((Boolean) result);
    } catch (CelEvaluationException error) {
      return Truth.UNKNOWN;
    }
  }
}
