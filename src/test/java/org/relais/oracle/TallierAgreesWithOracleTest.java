package org.relais.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.relais.config.Deployment;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Duplicates;
import org.relais.indicator.Period;
import org.relais.indicator.PeriodType;
import org.relais.indicator.Tallier;
import org.relais.visit.CoreField;
import org.relais.visit.Mapping;
import org.relais.visit.MappingInput;
import org.relais.visit.Visit;
import org.relais.visit.VisitMapper;

class TallierAgreesWithOracleTest {
  private static final Deployment DEPLOYMENT = ShippedIccm.compile().deployment();
  private static final DataSet ICCM = DEPLOYMENT.dataSets().get(0);
  private static final Tallier TALLIER = new Tallier(ICCM);
  private static final Duplicates DUPLICATES = new Duplicates(DEPLOYMENT.model().duplicateKey());
  private static final VisitMapper MAPPER =
      new VisitMapper(
          ShippedIccm.mapping("app", DEPLOYMENT), DEPLOYMENT.model(), DEPLOYMENT.orgUnits());
  private static final LocalDate RECEIVED = LocalDate.of(2026, 12, 1);
  private static final Set<String> TRIED = new HashSet<>();

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void onEveryCell(@ForAll("visits") List<OracleVisit> visits) {
    SortedMap<String, BigDecimal> cells = new TreeMap<>();
    List<Visit> mapped = visits.stream().map(TallierAgreesWithOracleTest::map).toList();
    Map<List<String>, List<Visit>> siteMonths =
        DUPLICATES.counting(mapped).stream()
            .collect(Collectors.groupingBy(TallierAgreesWithOracleTest::siteMonth));
    siteMonths.forEach(
        (siteMonth, together) ->
            TALLIER
                .tally(together.iterator())
                .cells()
                .forEach(
                    cell -> {
                      TRIED.add(cell.element());
                      cells.put(
                          Oracle.key(
                              cell.element(), cell.options(), siteMonth.get(0), siteMonth.get(1)),
                          cell.value());
                    }));

    assertThat(cells).isEqualTo(Oracle.expected(visits));
  }

  /** Agreement on nothing would prove nothing. */
  @AfterContainer
  static void hasTriedEveryElement() {
    assertThat(TRIED)
        .containsAll(
            ICCM.elements().stream()
                .map((Function<DataElement, String>) DataElement::code)
                .toList());
  }

  private static Visit map(OracleVisit visit) {
    Mapping mapping =
        MAPPER.map(
            new MappingInput(
                visit.recordId(),
                ShippedIccm.FORM,
                null,
                ShippedIccm.record(visit.answers()),
                null,
                null,
                RECEIVED));
    assertThat(mapping).isInstanceOf(Mapping.Mapped.class);
    return ((Mapping.Mapped) mapping).visit();
  }

  private static List<String> siteMonth(Visit visit) {
    LocalDate day = visit.date(CoreField.VISIT_DATE);
    assertThat(day).isNotNull();
    return List.of(
        String.valueOf(visit.text(CoreField.ORG_UNIT)),
        day == null ? "" : Period.of(PeriodType.MONTHLY, day).id());
  }

  @Provide
  Arbitrary<List<OracleVisit>> visits() {
    return AnyVisit.answers(ShippedIccm.SITES)
        .list()
        .ofMinSize(30)
        .ofMaxSize(60)
        .map(
            all -> {
              List<OracleVisit> visits = new ArrayList<>();
              all.forEach(a -> visits.add(new OracleVisit("app", "r" + visits.size(), a)));
              return visits;
            });
  }
}
