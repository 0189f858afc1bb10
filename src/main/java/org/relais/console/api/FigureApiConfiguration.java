package org.relais.console.api;

import java.util.function.Supplier;
import org.relais.console.figures.CompletenessView;
import org.relais.console.figures.DifferenceView;
import org.relais.console.figures.FigureView;
import org.relais.console.figures.Picks;
import org.relais.console.figures.ReadingDesk;
import org.relais.console.figures.TrendView;
import org.relais.console.figures.ValueView;
import org.relais.console.overview.Arrivals;
import org.relais.console.view.Recent;
import org.relais.ledger.Differences;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API of figures. */
@Configuration(proxyBeanMethods = false)
public class FigureApiConfiguration {
  @Bean
  FigureApi figureApi(
      Picks picks,
      FigureView figures,
      ValueView values,
      CompletenessView completeness,
      TrendView trends) {
    return new FigureApi(picks, figures, values, completeness, trends);
  }

  @Bean
  DifferenceApi differenceApi(Picks picks, DifferenceView view, Supplier<Differences> differences) {
    return new DifferenceApi(picks, view, differences);
  }

  @Bean
  ReadingApi readingApi(Picks picks, ReadingDesk desk, MessageSource messages) {
    return new ReadingApi(picks, desk, messages);
  }

  @Bean
  ArrivalApi arrivalApi(Recent<Arrivals> arrivals) {
    return new ArrivalApi(arrivals);
  }
}
