package org.relais.config;

import java.util.List;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;

/** The keys of one form of a source. */
final class FormBlock {
  static final Key<Values> VISIT =
      Key.of("visit", FieldMappingBlock.VISIT)
          .needed()
          .says("What kind of visit it is: a code, or a field mapping.")
          .example("sick_child");
  static final Key<Scalar> FORM =
      Key.of("form", Scalars.TEXT)
          .says("The source's name of the form, where it is not the name above.")
          .example("child_assessment");
  static final Key<List<Scalar>> VERSIONS =
      Key.of("versions", Shapes.list(Scalars.TEXT))
          .says("The form versions that this mapping is for; all that no other names if absent.")
          .example("[\"1.0\", \"1.1\"]");
  static final Key<List<Named<Values>>> FIELDS =
      Key.of("fields", Shapes.table(FieldMappingBlock.BLOCK))
          .needed()
          .says("Fields of the dictionary, and how each gets its value.")
          .example("{fever: {from: fields.fever}}");

  static final Block BLOCK =
      Block.of("form", "How the records of one form become visits.", VISIT, FORM, VERSIONS, FIELDS);

  private FormBlock() {}
}
