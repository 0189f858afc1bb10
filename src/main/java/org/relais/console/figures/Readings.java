package org.relais.console.figures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest readings, kept in memory: what they say grows old quickly. */
final class Readings {
  private static final int KEPT = 20;

  private final Map<FigureQuery, Reading> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FigureQuery, Reading> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void keep(Picked picked, Reading reading) {
    latest.remove(picked.query());
    latest.put(picked.query(), reading);
  }

  synchronized Optional<Reading> of(Picked picked) {
    return Optional.ofNullable(latest.get(picked.query()));
  }
}
