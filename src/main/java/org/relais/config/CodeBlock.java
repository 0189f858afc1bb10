package org.relais.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.fhir.Answer;
import org.relais.fhir.Coding;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Labels;

/** One code of a coded field. */
final class CodeBlock {
  private static final Key<Scalar> OPTION =
      Key.of("option", Common.CODE)
          .says("Code of the DHIS2 category option; the code in capitals if absent.")
          .example("RDT_POS");
  private static final Key<List<Coding>> CODES =
      Key.of("codes", Shapes.list(CodingType.CODING))
          .says("What the answer is, as code system and code.")
          .example("[loinc LA6576-8]");
  private static final Key<String> ABSENT =
      Key.of(
              "absent",
              Scalars.oneOf(
                  "unknown",
                  "asked-unknown",
                  "temp-unknown",
                  "not-asked",
                  "asked-declined",
                  "masked",
                  "not-applicable",
                  "unsupported",
                  "as-text",
                  "error",
                  "not-a-number",
                  "negative-infinity",
                  "positive-infinity",
                  "not-performed",
                  "not-permitted"))
          .says("HL7 data-absent-reason, where this answer means that there is no value.")
          .example("not-performed");
  private static final Key<Integer> DOSE =
      Key.of("dose", Scalars.integer(1, 20)).says("Which dose of the vaccine it is.").example("1");
  private static final Block ANSWER =
      Block.of(
          "FHIR answer",
          "What one code of a field is in FHIR.",
          CODES,
          ABSENT,
          FhirBlock.VERIFICATION,
          DOSE);
  private static final Type<Answer> ANSWER_OR_CODES =
      Shapes.<Answer>listOr(
          Shapes.list(CodingType.CODING).as(codes -> new Answer(codes, null, null, null)),
          ANSWER.as(CodeBlock::answer));
  private static final Key<Answer> FHIR =
      Key.of("fhir", ANSWER_OR_CODES)
          .says("What the answer is in FHIR; by default the dictionary's own code.")
          .example("[loinc LA6576-8]");

  static final Block BLOCK =
      Block.of("code", "One answer of a coded field.", Common.EN, Common.FR, OPTION, FHIR);

  private CodeBlock() {}

  private static Answer answer(Values block) {
    return new Answer(
        block.or(CODES, List.of()),
        block.get(ABSENT),
        block.get(FhirBlock.VERIFICATION),
        block.get(DOSE));
  }

  static CodeDefinition definition(String code, Values block) {
    Labels label = Common.labels(block);
    Scalar option = block.get(OPTION);
    return new CodeDefinition(code, label, option == null ? Common.upper(code) : option.text());
  }

  static List<CodeDefinition> definitions(List<Named<Values>> codes) {
    return codes.stream().map(c -> definition(c.name().text(), c.value())).toList();
  }

  /** What those codes that say it are in FHIR. */
  static Map<String, Answer> answers(List<Named<Values>> codes) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Named<Values> code : codes) {
      @Nullable Answer answer = code.value().get(FHIR);
      if (answer != null) {
        answers.put(code.name().text(), answer);
      }
    }
    return answers;
  }
}
