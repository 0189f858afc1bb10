package org.relais.visit.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import org.relais.visit.Dictionary;
import org.relais.visit.FieldType;

/**
 * What an expression may refer to: every field of the dictionary under its name, and the functions
 * {@code asked(field)} and {@code date("2026-01-31")}.
 *
 * <p>A day and a moment are both CEL timestamps (a day stands for its first moment in UTC), so that
 * the library can check them; {@link CelTranslator} keeps them apart.
 */
final class CelEnvironment {
  /** Whole and decimal numbers compare, by order, by equality and in lists. */
  static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  private CelEnvironment() {}

  /** The library's compiler for conditions over {@code dictionary}, without macros. */
  static CelCompiler over(Dictionary dictionary) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS).setStandardMacros();
    dictionary.fields().forEach(field -> builder.addVar(field.name(), type(field.type())));
    return builder
        .addFunctionDeclarations(
            function("asked", "asked_field", SimpleType.DYN),
            CelFunctionDecl.newFunctionDeclaration(
                "date",
                CelOverloadDecl.newGlobalOverload(
                    "date_string", SimpleType.TIMESTAMP, SimpleType.STRING)),
            mixed("_==_", "equals"),
            mixed("_!=_", "not_equals"),
            CelFunctionDecl.newFunctionDeclaration(
                "@in",
                overload("in_double_list_int", SimpleType.DOUBLE, ListType.create(SimpleType.INT)),
                overload("in_int_list_double", SimpleType.INT, ListType.create(SimpleType.DOUBLE))))
        .build();
  }

  static CelType type(FieldType type) {
    return switch (type) {
      case YES_NO -> SimpleType.BOOL;
      case CODE, TEXT -> SimpleType.STRING;
      case CODES -> ListType.create(SimpleType.STRING);
      case INTEGER -> SimpleType.INT;
      case DECIMAL -> SimpleType.DOUBLE;
      case DATE, TIME -> SimpleType.TIMESTAMP;
    };
  }

  private static CelFunctionDecl mixed(String function, String id) {
    return CelFunctionDecl.newFunctionDeclaration(
        function,
        overload(id + "_int_double", SimpleType.INT, SimpleType.DOUBLE),
        overload(id + "_double_int", SimpleType.DOUBLE, SimpleType.INT));
  }

  private static CelFunctionDecl function(String name, String id, CelType argument) {
    return CelFunctionDecl.newFunctionDeclaration(name, overload(id, argument));
  }

  private static CelOverloadDecl overload(String id, CelType... arguments) {
    return CelOverloadDecl.newGlobalOverload(id, SimpleType.BOOL, arguments);
  }
}
