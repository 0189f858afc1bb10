package org.relais.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.relais.architecture.violation.config.UsesWire;
import org.relais.architecture.violation.diagnostic.UsesLibrary;
import org.relais.architecture.violation.ledger.UsesSpringContext;
import org.relais.architecture.violation.route.InjectsField;
import org.relais.architecture.violation.route.UsesFace;
import org.relais.architecture.violation.source.rest.UsesFeed;
import org.relais.architecture.violation.unmarked.Unmarked;
import org.relais.architecture.violation.visit.MakesClock;
import org.relais.architecture.violation.visit.Prints;
import org.relais.architecture.violation.visit.ReadsTime;
import org.relais.architecture.violation.visit.UsesCamel;
import org.relais.architecture.violation.visit.UsesCel;
import org.relais.architecture.violation.visit.UsesHapi;
import org.relais.architecture.violation.visit.UsesHl7Model;
import org.relais.architecture.violation.visit.UsesMail;
import org.relais.architecture.violation.visit.UsesPicocli;
import org.relais.architecture.violation.visit.UsesSpring;
import org.relais.architecture.violation.visit.UsesYaml;
import org.relais.architecture.violation.visit.VisitUtils;

/** The class that breaks each rule of the house on purpose. */
final class Seeds {
  private static final Map<String, Class<?>> BY_RULE =
      Map.ofEntries(
          entry(
              "arrows of diagnostic", org.relais.architecture.violation.diagnostic.UsesText.class),
          entry("arrows of http", org.relais.architecture.violation.http.UsesText.class),
          entry("arrows of visit", org.relais.architecture.violation.visit.UsesText.class),
          entry("arrows of source", org.relais.architecture.violation.source.UsesText.class),
          entry("arrows of fhir", org.relais.architecture.violation.fhir.UsesText.class),
          entry("arrows of indicator", org.relais.architecture.violation.indicator.UsesText.class),
          entry("arrows of delivery", org.relais.architecture.violation.delivery.UsesText.class),
          entry("arrows of alert", org.relais.architecture.violation.alert.UsesText.class),
          entry("arrows of target", org.relais.architecture.violation.target.UsesText.class),
          entry("arrows of ledger", org.relais.architecture.violation.ledger.UsesText.class),
          entry("arrows of config", UsesWire.class),
          entry("arrows of route", UsesFace.class),
          entry("diagnostic uses the JDK only", UsesLibrary.class),
          entry("source types are strangers", UsesFeed.class),
          entry("Camel", UsesCamel.class),
          entry("HAPI", UsesHapi.class),
          entry("HL7 model", UsesHl7Model.class),
          entry("Spring", UsesSpring.class),
          entry("Spring in the ledger", UsesSpringContext.class),
          entry("mail", UsesMail.class),
          entry("picocli", UsesPicocli.class),
          entry("CEL", UsesCel.class),
          entry("YAML", UsesYaml.class),
          entry("no field injection", InjectsField.class),
          entry("only the command line prints", Prints.class),
          entry("time comes from a clock", ReadsTime.class),
          entry("only the edges make a clock", MakesClock.class),
          entry("names say what a class is", VisitUtils.class),
          entry("packages are null-marked", Unmarked.class));

  private Seeds() {}

  static Class<?> of(String rule) {
    Class<?> seed = BY_RULE.get(rule);
    if (seed == null) {
      throw new IllegalArgumentException("no class breaks the rule " + rule);
    }
    return seed;
  }

  static Set<String> rules() {
    return BY_RULE.keySet();
  }
}
