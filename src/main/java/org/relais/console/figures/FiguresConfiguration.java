package org.relais.console.figures;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.relais.config.Deployment;
import org.relais.console.orgunits.Pyramid;
import org.relais.console.page.Names;
import org.relais.console.running.Current;
import org.relais.console.view.Recent;
import org.relais.console.view.VisitLines;
import org.relais.console.work.Workshop;
import org.relais.http.CamelHttp;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Differences;
import org.relais.route.Rules;
import org.relais.visit.condition.RuleWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages of figures. */
@Configuration(proxyBeanMethods = false)
public class FiguresConfiguration {
  private static final Duration KEEP = Duration.ofMinutes(1);

  @Bean
  Current<Pyramid> pyramids(Deployment deployment) {
    return new Current<>(deployment, now -> new Pyramid(now.orgUnits()));
  }

  @Bean
  Recent<FilledPeriods> filledPeriods(DataSource ledger, Clock clock) {
    return new Recent<>("filled-periods", () -> FilledPeriods.read(ledger), KEEP, clock);
  }

  @Bean
  Picks picks(
      Deployment deployment, Current<Pyramid> pyramids, Recent<FilledPeriods> filled, Clock clock) {
    return new Picks(deployment, pyramids, filled, clock);
  }

  @Bean
  FigureView figureView(DataSource ledger, Deployment deployment) {
    return new FigureView(ledger, () -> Rules.of(deployment));
  }

  @Bean
  ValueView valueView(
      DataSource ledger, Deployment deployment, Current<RuleWords> words, VisitLines lines) {
    return new ValueView(ledger, () -> Rules.of(deployment), words, lines);
  }

  @Bean
  FigureFrame figureFrame(
      Deployment deployment, Picks picks, Current<Pyramid> pyramids, Names names, Clock clock) {
    return new FigureFrame(deployment, picks, pyramids, names, clock);
  }

  @Bean
  FiguresController figures(
      FigureFrame frame, Picks picks, Current<Pyramid> pyramids, FigureView figures, Names names) {
    return new FiguresController(frame, picks, pyramids, figures, names);
  }

  @Bean
  ValueController figureValue(
      FigureFrame frame, FigureView figures, ValueView values, Current<Pyramid> pyramids) {
    return new ValueController(frame, figures, values, pyramids);
  }

  @Bean
  CompletenessView completenessView(
      DataSource ledger, Deployment deployment, Current<Pyramid> pyramids) {
    return new CompletenessView(ledger, deployment, pyramids);
  }

  @Bean
  TrendView trendView(DataSource ledger, Deployment deployment) {
    return new TrendView(ledger, () -> Rules.of(deployment));
  }

  @Bean
  CompletenessController completeness(
      FigureFrame frame, Picks picks, CompletenessView completeness) {
    return new CompletenessController(frame, picks, completeness);
  }

  @Bean
  TrendsController trends(FigureFrame frame, Picks picks, TrendView trends) {
    return new TrendsController(frame, picks, trends);
  }

  @Bean
  DifferenceView differenceView(DataSource ledger) {
    return new DifferenceView(ledger);
  }

  @Bean
  Supplier<Differences> storedDifferences(DataSource ledger, Deployment deployment, Clock clock) {
    return () -> new Differences(ledger, clock, Rules.of(deployment));
  }

  @Bean
  Readings readings() {
    return new Readings();
  }

  @Bean
  ServerReading serverReading(
      DataSource ledger, Deployment deployment, Clock clock, Readings readings) {
    return new ServerReading(ledger, deployment::targets, clock, CamelHttp::standalone, readings);
  }

  @Bean
  DifferencesController differences(
      FigureFrame frame,
      Picks picks,
      DifferenceView view,
      Supplier<Differences> differences,
      Readings readings,
      ServerReading server,
      Names names) {
    return new DifferencesController(frame, picks, view, differences, readings, server, names);
  }

  @Bean
  ReadingDesk readingDesk(
      ServerReading server, Readings readings, Workshop workshop, AuditTrail audit) {
    return new ReadingDesk(server, readings, workshop, audit);
  }

  @Bean
  DifferenceActController differenceActs(
      Picks picks, Supplier<Differences> differences, ReadingDesk reading) {
    return new DifferenceActController(picks, differences, reading);
  }
}
