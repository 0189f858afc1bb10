package org.relais.config;

import java.util.List;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Text;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;

/** The keys of one field of the dictionary. */
final class FieldBlock {
  static final Key<FieldType> TYPE =
      Key.of("type", Scalars.constant(FieldType.class))
          .says("What the field holds. Core fields have their type; every other field needs one.")
          .example("yes_no");
  static final Key<Labels> LABEL =
      Key.of("label", Common.LABELS)
          .says("What people call it.")
          .example("{en: Fever, fr: Fièvre}");
  static final Key<Scalar> UNIT =
      Key.of("unit", Scalars.TEXT).says("UCUM code of a number's unit.").example("Cel");
  static final Key<List<Double>> RANGE =
      Key.of("range", Shapes.list(Scalars.NUMBER))
          .says("Smallest and greatest plausible value, in the field's unit.")
          .example("[30, 43]");
  static final Key<List<Named<Values>>> CODES =
      Key.of("codes", Shapes.table(CodeBlock.BLOCK))
          .says("The answers of a coded field.")
          .example("{positive: {en: positive, fr: positif}}");
  static final Key<Scalar> CATEGORY =
      Key.of("category", Common.CODE)
          .says("Code of the DHIS2 category for splits; the name in capitals if absent.")
          .example("SEX");
  static final Key<Scalar> UNKNOWN =
      Key.of("unknown", Common.CODE)
          .says(
              "Option under which a split counts visits without a value; by default they are told.")
          .example("UNKNOWN");
  static final Key<Boolean> PERSONAL =
      Key.of("personal", Scalars.YES_NO)
          .otherwise(false)
          .says("Whether the value identifies a person.")
          .example("yes");

  static final Block BLOCK =
      Block.of(
          "field",
          "One thing that a visit may say.",
          TYPE,
          LABEL,
          UNIT,
          RANGE,
          CODES,
          CATEGORY,
          UNKNOWN,
          PERSONAL,
          FhirBlock.FHIR);

  /** Field names: conditions use them as they are. */
  static final Type<Scalar> NAME =
      Scalars.matching(
          "[a-z][a-z0-9_]*",
          "name",
          Text.of("a name", "un nom"),
          Text.of(
              "use small letters, digits and \"_\", a letter first",
              "employez des minuscules, des chiffres et « _ », une lettre d'abord"));

  private FieldBlock() {}
}
