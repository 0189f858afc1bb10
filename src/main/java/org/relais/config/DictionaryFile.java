package org.relais.config;

import java.util.List;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Values;
import org.relais.diagnostic.Diagnostics;

/** {@code dictionary.yaml}: the fields that a visit may have. */
final class DictionaryFile {
  static final String FILE = "dictionary.yaml";

  private static final Key<List<Named<Values>>> FIELDS =
      Key.of("fields", Shapes.table(FieldBlock.BLOCK))
          .needed()
          .says("What sources give.")
          .example("{fever: {type: yes_no}}");
  private static final Key<List<Named<Values>>> DERIVED =
      Key.of("derived", Shapes.table(DerivedBlock.VARIANTS))
          .says("What rules compute from the fields.")
          .example("{febrile: {type: yes_no, where: {fever: yes}}}");
  private static final Key<List<Named<Values>>> AGE_BANDS =
      Key.of("age_bands", Shapes.table(AgeBandsBlock.BLOCK))
          .says("Coded fields that the age at the visit date decides.")
          .example("{age_band: {bands: [P2M--P12M, P12M--P60M]}}");

  static final Block BLOCK =
      Block.of(
          "dictionary.yaml",
          "The fields that a visit may have. The core fields are always there: visit, visit_date,"
              + " org_unit, worker_type, worker_id, patient_id, birth_date, sex, recorded_at,"
              + " received_on, age_days, age_months and age_in_months.",
          FIELDS,
          DERIVED,
          AGE_BANDS);

  private DictionaryFile() {}

  static CompiledDictionary compile(ConfigFolder folder, Diagnostics diagnostics) {
    long before = diagnostics.errors();
    FieldList fields = new FieldList(diagnostics);
    Values file = folder.yaml(FILE).map(node -> BLOCK.read(node, diagnostics)).orElse(null);
    if (file != null) {
      file.or(FIELDS, List.of()).forEach(fields::declare);
      fields.addCore();
      file.or(AGE_BANDS, List.of()).forEach(fields::addAgeBands);
      file.or(DERIVED, List.of()).forEach(fields::addDerived);
    } else {
      fields.addCore();
    }
    boolean sound = file != null && diagnostics.errors() == before;
    return fields.compile(sound);
  }
}
