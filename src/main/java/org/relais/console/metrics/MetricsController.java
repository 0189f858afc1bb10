package org.relais.console.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.relais.console.security.Paths;
import org.relais.console.view.LatenessFigures;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For Prometheus, which asks from this machine or shows a token. */
@RestController
final class MetricsController {
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;version=0.0.4");
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final PrometheusMeterRegistry registry;
  private final LedgerMeters meters;
  private final Recent<LedgerFigures> figures;
  private final Recent<LatenessFigures> lateness;
  private final AtomicInteger known = new AtomicInteger();

  MetricsController(
      Meters meters, Recent<LedgerFigures> figures, Recent<LatenessFigures> lateness) {
    this.registry = meters.registry();
    this.meters = new LedgerMeters(registry);
    this.figures = figures;
    this.lateness = lateness;
    Gauge.builder("relais.figures.known", known, AtomicInteger::get)
        .description("1 where the ledger was read, 0 while its figures are missing")
        .register(registry);
  }

  @GetMapping(Paths.METRICS)
  ResponseEntity<String> metrics() {
    var latest = figures.latest(PATIENCE);
    latest.ifPresent(dated -> meters.show(dated.value()));
    lateness.latest(PATIENCE).ifPresent(dated -> meters.show(dated.value()));
    known.set(latest.isPresent() ? 1 : 0);
    return ResponseEntity.ok().contentType(TEXT).body(registry.scrape(TEXT.toString()));
  }
}
