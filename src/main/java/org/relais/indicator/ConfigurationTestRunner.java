package org.relais.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.relais.visit.CoreField;
import org.relais.visit.Labels;
import org.relais.visit.Mapping;
import org.relais.visit.OrgUnits;
import org.relais.visit.Visit;
import org.relais.visit.VisitModel;

/**
 * Runs tests of the configuration. A test's visits go the way of all visits, through ranges,
 * quality rules, derived fields and duplicates; then the report unit and the period of the first
 * visit are counted, so that a visit elsewhere or in another period must not appear.
 */
public final class ConfigurationTestRunner {
  private final OrgUnits orgUnits;
  private final List<DataSet> dataSets;
  private final Duplicates duplicates;
  private final GivenVisitMapper mapper;

  public ConfigurationTestRunner(VisitModel model, OrgUnits orgUnits, List<DataSet> dataSets) {
    this.orgUnits = orgUnits;
    this.dataSets = List.copyOf(dataSets);
    this.duplicates = new Duplicates(model.duplicateKey());
    this.mapper = new GivenVisitMapper(model, orgUnits);
  }

  public TestOutcome run(ConfigurationTest test) {
    List<Visit> visits = new ArrayList<>();
    List<TestOutcome.Failure> refusals = new ArrayList<>();
    for (int i = 0; i < test.visits().size(); i++) {
      GivenVisit given = test.visits().get(i);
      Mapping mapping = mapper.map(given, i + 1);
      if (mapping instanceof Mapping.Mapped mapped) {
        visits.add(mapped.visit());
      } else {
        refusals.add(refusal(given, i + 1, mapping));
      }
    }
    List<TestOutcome.Failure> failures = new ArrayList<>();
    if (!isExpected(test, refusals.size())) {
      failures.addAll(refusals);
    }
    Received received = new Received(count(visits), refusals.size());
    test.expectations().forEach(e -> received.check(e, test.expectations(), failures::add));
    return new TestOutcome(test, failures);
  }

  private static boolean isExpected(ConfigurationTest test, int refused) {
    return refused == 0
        || test.expectations().stream().anyMatch(Expectation.Rejected.class::isInstance);
  }

  private static TestOutcome.Failure refusal(GivenVisit given, int number, Mapping mapping) {
    StringBuilder en = new StringBuilder("visit " + number + " does not become a visit:");
    StringBuilder fr = new StringBuilder("la visite " + number + " ne devient pas une visite :");
    if (mapping instanceof Mapping.Rejected rejected) {
      rejected.reasons().forEach(r -> en.append(' ').append(r.message().en()));
      rejected.reasons().forEach(r -> fr.append(' ').append(r.message().fr()));
    } else {
      en.append(" its type is configured as ignored");
      fr.append(" son type est configuré comme ignoré");
    }
    return new TestOutcome.Failure(given.line(), new Labels(en.toString(), fr.toString()));
  }

  private List<Tally> count(List<Visit> visits) {
    List<Visit> counting = duplicates.counting(visits);
    if (visits.isEmpty()) {
      return List.of();
    }
    Visit first = visits.get(0);
    List<Tally> tallies = new ArrayList<>();
    for (DataSet dataSet : dataSets) {
      tallies.add(
          new Tallier(dataSet)
              .tally(
                  counting.stream()
                      .filter(visit -> reportedTogether(dataSet, first, visit))
                      .iterator()));
    }
    return tallies;
  }

  private boolean reportedTogether(DataSet dataSet, Visit one, Visit other) {
    return reportUnit(dataSet, one).equals(reportUnit(dataSet, other))
        && period(dataSet, one).equals(period(dataSet, other));
  }

  private Optional<String> reportUnit(DataSet dataSet, Visit visit) {
    return Optional.ofNullable(visit.text(CoreField.ORG_UNIT))
        .flatMap(code -> orgUnits.ancestorAt(code, dataSet.reportLevel()))
        .map(unit -> unit.code());
  }

  private static Optional<Period> period(DataSet dataSet, Visit visit) {
    return Optional.ofNullable(visit.date(CoreField.VISIT_DATE))
        .map(day -> Period.of(dataSet.periodType(), day));
  }
}
