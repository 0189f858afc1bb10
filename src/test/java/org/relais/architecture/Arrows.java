package org.relais.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which package may use which, and which may use which library (docs/explanation/architecture.md).
 * The rules hold below {@code root}: the program itself, or the small house of violations that
 * proves that each of them can fail.
 */
record Arrows(String root) {
  /** Our packages and those of ours that each may use. The faces may use all of them. */
  static final Map<String, List<String>> ALLOWED = allowed();

  static final List<String> FACES = List.of("console", "cli");

  private static Map<String, List<String>> allowed() {
    Map<String, List<String>> to = new LinkedHashMap<>();
    to.put("diagnostic", List.of());
    to.put("http", List.of());
    to.put("visit", List.of());
    to.put("source", List.of("visit", "http"));
    to.put("fhir", List.of("visit"));
    to.put("indicator", List.of("visit"));
    to.put("delivery", List.of("visit", "indicator"));
    to.put("alert", List.of("delivery", "visit", "http"));
    to.put("target", List.of("delivery", "visit", "indicator", "fhir", "http"));
    to.put("ledger", List.of("visit", "source", "indicator", "delivery", "alert"));
    // The configuration compiles the definitions that each feature owns, the ledger's among them.
    List<String> features =
        List.of(
            "diagnostic",
            "visit",
            "source",
            "indicator",
            "delivery",
            "alert",
            "target",
            "fhir",
            "http",
            "ledger");
    to.put("config", features);
    List<String> wired = new ArrayList<>(features);
    wired.add("config");
    to.put("route", wired);
    return to;
  }

  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    ALLOWED.forEach((from, to) -> rules.put("arrows of " + from, arrow(from, to)));
    rules.put("diagnostic uses the JDK only", diagnosticIsPlain());
    rules.put("source types are strangers", strangers("source"));
    rules.put("Camel", library("org.apache.camel..", "route", "http"));
    rules.put("HAPI", library("ca.uhn.fhir..", "fhir", "source.fhir", "target.fhir"));
    rules.put("HL7 model", library("org.hl7.fhir..", "fhir", "source.fhir", "target.fhir"));
    rules.put("Spring", library("org.springframework..", "ledger", "route", "console", "cli"));
    rules.put("Spring in the ledger", springInLedger());
    rules.put("mail", library("jakarta.mail..", "alert"));
    rules.put("picocli", library("picocli..", "cli"));
    rules.put("CEL", library("dev.cel..", "visit.condition"));
    rules.put("YAML", library("org.snakeyaml..", "config"));
    return rules;
  }

  private ArchRule arrow(String from, List<String> to) {
    List<String> allowed = new ArrayList<>(to);
    allowed.add(from);
    return noClasses()
        .that()
        .resideInAPackage(in(from))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAnyPackage(in(allowed)))))
        .allowEmptyShould(true);
  }

  private ArchRule diagnosticIsPlain() {
    return classes()
        .that()
        .resideInAPackage(in("diagnostic"))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", root + ".."));
  }

  private ArchRule strangers(String feature) {
    return slices()
        .matching(root + "." + feature + ".(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true);
  }

  private ArchRule library(String library, String... users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(in(List.of(users)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private ArchRule springInLedger() {
    return noClasses()
        .that()
        .resideInAPackage(in("ledger"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.springframework..")
                .and(
                    not(
                        resideInAnyPackage(
                            "org.springframework.jdbc..",
                            "org.springframework.dao..",
                            "org.springframework.transaction.."))))
        .allowEmptyShould(true);
  }

  private String in(String name) {
    return root + "." + name + "..";
  }

  private String[] in(List<String> names) {
    return names.stream().map(this::in).toArray(String[]::new);
  }
}
