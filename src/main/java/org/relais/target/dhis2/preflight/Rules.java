package org.relais.target.dhis2.preflight;

import java.util.List;
import org.relais.target.preflight.Finding;

/** All that is held against a server. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new ServerRule(),
          new AccountRule(),
          new DataSetRule(),
          new PeriodRule(),
          new ElementRule(),
          new ValueRule(),
          new DisaggregationRule(),
          new OptionRule(),
          new CollisionRule(),
          new SiteRule(),
          new SiteDateRule(),
          new BlankRule());

  private Rules() {}

  public static List<Finding> findings(Picture picture) {
    return ALL.stream().flatMap(rule -> rule.findings(picture).stream()).toList();
  }
}
