package org.relais.console.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.relais.console.running.RunningRoutes;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the program; open to all, so it says no more than that. */
@RestController
final class HealthController {
  private static final String STATUS = "status";

  private final LedgerProbe ledger;
  private final RunningRoutes routes;

  HealthController(LedgerProbe ledger, RunningRoutes routes) {
    this.ledger = ledger;
    this.routes = routes;
  }

  /** The program runs; whether it can work is another question. */
  @GetMapping("/health/live")
  ResponseEntity<Map<String, String>> live() {
    return answer(true, Map.of(STATUS, "UP"));
  }

  /** 200 where it can work, else 503 with what it waits for. */
  @GetMapping("/health/ready")
  ResponseEntity<Map<String, String>> ready() {
    boolean database = ledger.answers();
    boolean started = routes.engine().isPresent();
    Map<String, String> state = new LinkedHashMap<>();
    state.put(STATUS, database && started ? "UP" : "DOWN");
    state.put("database", database ? "reachable" : "waiting for the database");
    state.put("routes", started ? "started" : "not started");
    return answer(database && started, state);
  }

  private static ResponseEntity<Map<String, String>> answer(boolean up, Map<String, String> state) {
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .body(state);
  }
}
