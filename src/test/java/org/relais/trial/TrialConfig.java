package org.relais.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationCompiler;
import org.relais.config.Deployment;

/**
 * The shipped dictionary, rules and data elements, with a CHT server as source and a DHIS2 as
 * target.
 *
 * @param folder where the configuration is written
 * @param database what stands under {@code database:}
 */
record TrialConfig(Path folder, int sites, LocalDate deliverFrom, String database) {
  static final String TARGET = "national";
  static final String SOURCE = "cht";
  static final String DATA_SET = "ICCM_MONTHLY";

  private static final List<String> SHARED =
      List.of("dictionary.yaml", "quality.yaml", "indicators/iccm.yaml");
  private static final List<String> PLAIN =
      List.of(
          "visit_date",
          "patient_id",
          "age_in_months",
          "fever",
          "cough",
          "respiratory_rate",
          "chest_indrawing",
          "diarrhoea",
          "act_given",
          "ors_given",
          "zinc_given",
          "muac",
          "oedema",
          "referral_made");

  /** Writes the files. */
  void write(int pageSize, int parcelSize) throws IOException {
    write(pageSize, parcelSize, "1 minute");
  }

  /** Writes the files, with everything that has a schedule at this interval. */
  void write(int pageSize, int parcelSize, String every) throws IOException {
    for (String file : SHARED) {
      Files.createDirectories(folder.resolve(file).getParent());
      String shipped = Files.readString(Path.of("config").resolve(file));
      Files.writeString(
          folder.resolve(file),
          shipped.replaceFirst("every: day, at: \"02:00\"", "every: " + every));
    }
    Files.writeString(
        folder.resolve("relais.yaml"),
        """
        relais: trial
        time_zone: UTC
        data: data
        database: %s
        org_units: {file: org-units.csv, levels: [country, site]}
        fhir: {base: "https://relais.example/fhir", snomed: no}
        """
            .formatted(database));
    Files.writeString(folder.resolve("org-units.csv"), orgUnits());
    Files.createDirectories(folder.resolve("sources"));
    Files.writeString(folder.resolve("sources").resolve("cht.yaml"), source(pageSize, every));
    Files.createDirectories(folder.resolve("targets"));
    Files.writeString(folder.resolve("targets").resolve("national.yaml"), target(parcelSize));
  }

  /** Has every site-month with values registered as complete from this day of the next month on. */
  void registerFromDay(int day) throws IOException {
    Path indicators = folder.resolve("indicators/iccm.yaml");
    String text = Files.readString(indicators);
    Files.writeString(
        indicators,
        text.replaceFirst(
            "(?m)^push: .*$", "$0\ncomplete: {when: cut_off, cut_off_day: %d}".formatted(day)));
  }

  private String orgUnits() {
    StringBuilder text = new StringBuilder("code,name,level,parent\nML,Mali,country,\n");
    for (int i = 0; i < sites; i++) {
      String code = TrialVisits.site(i);
      text.append(code).append(",Site ").append(code).append(",site,ML\n");
    }
    return text.toString();
  }

  private static String source(int pageSize, String every) {
    StringBuilder text =
        new StringBuilder(
            """
            source: cht
            type: cht
            url: ${TRIAL_CHT}
            page_size: %d
            auth: {basic: {username: relais, password: "${TRIAL_PASSWORD}"}}
            pull: {every: %s}
            forms:
              child_assessment:
                visit: sick_child
                fields:
                  recorded_at: {from: reported_date, as: epoch_millis}
                  org_unit: {from: contact.parent._id, lookup: org_units}
                  worker_id: {from: contact._id}
                  worker_type: {from: fields.worker_type, codes: {asc: asc, relais: relais}}
                  sex: {from: fields.sex, codes: {F: F, M: M}}
                  malaria_rdt: {from: fields.malaria_rdt, codes: {positive: positive, negative: negative}}
            """
                .formatted(pageSize, every));
    PLAIN.forEach(field -> text.append("      " + field + ": {from: fields." + field + "}\n"));
    return text.toString();
  }

  private String target(int parcelSize) {
    return """
        target: national
        type: dhis2
        url: ${TRIAL_DHIS2}
        auth: {basic: {username: relais, password: "${TRIAL_PASSWORD}"}}
        deliver_from: %s
        data_sets: [ICCM_MONTHLY]
        request: {values: %d}
        """
        .formatted(deliverFrom, parcelSize);
  }

  /** What the configuration reads from the environment. */
  static Map<String, String> environment(String cht, String dhis2) {
    return Map.of("TRIAL_CHT", cht, "TRIAL_DHIS2", dhis2, "TRIAL_PASSWORD", "district");
  }

  Deployment compile(String cht, String dhis2) {
    return compile(environment(cht, dhis2));
  }

  Deployment compile(Map<String, String> environment) {
    Compilation compilation = ConfigurationCompiler.compile(folder, environment);
    if (compilation instanceof Compilation.Ok ok) {
      return ok.deployment();
    }
    throw new IllegalStateException(compilation.toString());
  }
}
