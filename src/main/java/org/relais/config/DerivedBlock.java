package org.relais.config;

import java.util.List;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.spec.Variants;

/** The keys of one derived field: a value that conditions give. */
final class DerivedBlock {
  static final Key<String> TYPE =
      Key.of("type", Scalars.oneOf("yes_no", "code", "codes"))
          .needed()
          .says("`yes_no`: one condition; `code`: the first that holds; `codes`: each that holds.")
          .example("yes_no");

  private static final Block CASE =
      Conditions.needed(
          new Block(
              "case",
              "A code of a derived field, and when it applies.",
              CodeBlock.BLOCK.keys(),
              List.of()));

  static final Key<List<Named<Values>>> FIRST =
      Key.of("first", Shapes.table(CASE))
          .needed()
          .says("Codes in order; the first whose condition holds is the value.")
          .example("{red: {en: red, fr: rouge, where: {muac: \"< 115\"}}}");
  static final Key<List<Named<Values>>> EACH =
      Key.of("each", Shapes.table(CASE))
          .needed()
          .says("Codes; every one whose condition holds is a value.")
          .example("{malaria: {en: malaria, fr: paludisme, where: {malaria_rdt: positive}}}");

  static final Type<Values> VARIANTS =
      Variants.by(TYPE)
          .when("yes_no", Conditions.needed(block("yes or no")))
          .when("code", block("code").with(FIRST))
          .when("codes", block("codes").with(EACH));

  private DerivedBlock() {}

  private static Block block(String kind) {
    return Block.of(
        "derived " + kind,
        "A field that rules compute from the others.",
        TYPE,
        FieldBlock.LABEL,
        FieldBlock.CATEGORY,
        FieldBlock.UNKNOWN,
        FhirBlock.FHIR);
  }
}
