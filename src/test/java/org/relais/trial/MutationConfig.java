package org.relais.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Adds to a {@link TrialConfig} a source of every other kind, with the same fields. */
final class MutationConfig {
  static final List<String> FORMATS = List.of("json", "json_lines", "csv");

  private static final String FORMS =
      """
      forms:
        child_assessment:
          visit: sick_child
          fields:
            visit_date: {from: visit_date}
            org_unit: {from: org_unit, lookup: org_units}
            worker_id: {from: worker_id}
            worker_type: {from: worker_type, codes: {asc: asc, relais: relais}}
            patient_id: {from: patient_id}
            age_in_months: {from: age_in_months}
            sex: {from: sex, codes: {F: F, M: M}}
            fever: {from: fever}
            temperature: {from: temperature}
            malaria_rdt: {from: malaria_rdt, codes: {positive: positive, negative: negative}}
            diarrhoea: {from: diarrhoea}
            muac: {from: muac}
      """;

  private MutationConfig() {}

  static void write(Path config, Path folders) throws IOException {
    Path sources = config.resolve("sources");
    Files.writeString(
        sources.resolve("rest.yaml"),
        """
        source: rest
        type: rest
        url: ${TRIAL_CHT}
        records: results
        id: id
        updated_at: updated_at
        deleted: {is_deleted: ["true"]}
        form: form
        page: {by: next_link, next: next}
        pull: {every: 1 minute}
        """
            + FORMS);
    for (String format : FORMATS) {
      Path folder = Files.createDirectories(folders.resolve(format));
      Files.writeString(
          sources.resolve(format.replace('_', '-') + ".yaml"),
          """
          source: %s
          type: file
          folder: %s
          format: %s
          id: id
          form: {value: child_assessment}
          voided: {is_deleted: ["true"]}
          settle: 1 second
          pull: {every: 1 minute}
          """
                  .formatted(format.replace('_', '-'), folder, format)
              + FORMS);
    }
  }

  /** Some records, as the sources of this kind write them. */
  static String records(String kind) {
    return switch (kind) {
      case "csv" ->
          "id,is_deleted,visit_date,org_unit,worker_id,worker_type,patient_id,age_in_months,sex,fever,"
              + "temperature,malaria_rdt,diarrhoea,muac\n"
              + "r0,false,2026-10-01,SITE-000,w1,asc,p0,14,F,yes,38.5,positive,no,141\n"
              + "r1,false,2026-10-02,SITE-001,w2,relais,p1,7,M,no,,,yes,\n"
              + "r2,true,2026-10-02,SITE-001,w2,relais,p2,7,M,no,,,yes,\n"
              + "r3,false,2026-10-03,\"SITE-000\",w1,asc,p3,30,F,yes,39,negative,no,120\n";
      case "json_lines" ->
          record(0) + "\n" + record(1) + "\n" + record(2) + "\n" + record(3) + "\n";
      case "json" -> "[" + all() + "]";
      default -> "{\"results\": [" + all() + "], \"next\": null}";
    };
  }

  private static String all() {
    return record(0) + "," + record(1) + "," + record(2) + "," + record(3);
  }

  private static String record(int number) {
    return """
        {"id": "r%d", "updated_at": "2026-10-05T10:00:0%dZ", "form": "child_assessment", \
        "is_deleted": %b, "visit_date": "2026-10-0%d", "org_unit": "SITE-00%d", "worker_id": "w1", \
        "worker_type": "asc", "patient_id": "p%d", "age_in_months": %d, "sex": "F", "fever": "yes", \
        "temperature": 38.5, "malaria_rdt": "positive", "diarrhoea": false, "muac": 141}"""
        .formatted(number, number, number == 2, number + 1, number % 2, number, 7 + number);
  }
}
