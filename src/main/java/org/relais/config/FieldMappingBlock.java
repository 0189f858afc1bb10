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
import org.relais.visit.Conversion;
import org.relais.visit.RecordPath;

/** The keys of one field mapping: how a field gets its value from a record. */
final class FieldMappingBlock {
  static final Key<List<RecordPath>> FROM =
      Key.of("from", Shapes.oneOrMore(PathType.PATH))
          .says(
              "Where the value stands in the record; of several, the first with an answer counts.")
          .example("fields.fever");
  static final Key<Scalar> VALUE =
      Key.of("value", Scalars.TEXT).says("The same value for every record.").example("asc");
  static final Key<Conversion> AS =
      Key.of("as", Scalars.constant(Conversion.class))
          .otherwise(Conversion.PLAIN)
          .says("How the source writes it, where the field's type does not tell.")
          .example("epoch_millis");
  static final Key<List<Named<Scalar>>> CODES =
      Key.of("codes", Shapes.table(new BlankOrText()))
          .says("The source's codes, each with the dictionary's; \"\" for not asked.")
          .example("{female: F, male: M}");
  static final Key<Scalar> CONTAINS =
      Key.of("contains", Scalars.TEXT)
          .says("For yes or no: yes where the answer's list holds this code.")
          .example("convulsions");
  static final Key<Scalar> LOOKUP =
      Key.of("lookup", Scalars.TEXT)
          .says("A table of `lookups/` that translates the value; `org_units` for org unit codes.")
          .example("org_units");
  static final Key<Scalar> UNIT =
      Key.of("unit", Scalars.TEXT).says("The source's unit, where it is another.").example("cm");
  static final Key<Scalar> ABSENT =
      Key.of("absent", Scalars.TEXT)
          .says("The value where the record has none, such as `no`.")
          .example("no");

  static final Block BLOCK =
      Block.of(
              "field mapping",
              "How one field gets its value from a record.",
              FROM,
              VALUE,
              AS,
              CODES,
              CONTAINS,
              LOOKUP,
              UNIT,
              ABSENT)
          .exactlyOne(FROM, VALUE);

  /** {@code visit: sick_child}, or a mapping. */
  static final Type<Values> VISIT =
      Shapes.either(Scalars.TEXT.as(FieldMappingBlock::constant), BLOCK);

  private FieldMappingBlock() {}

  private static Values constant(Scalar value) {
    return Values.of(VALUE, value, value.span());
  }
}
