package org.relais.console.trial;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.ledger.Prediction;

/** The last predictions, in memory: each for who asked, until newer ones take its place. */
public final class ChangesKept {
  private static final int KEPT = 20;
  private static final int ID_BYTES = 8;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Result> results =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Result> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * A prediction.
   *
   * @param whole whether it is about all sources, so that it tells of values
   */
  public record Result(
      String id, String account, Instant at, boolean whole, Prediction prediction) {}

  synchronized Result keep(String account, Instant at, boolean whole, Prediction prediction) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Result result = new Result(HexFormat.of().formatHex(id), account, at, whole, prediction);
    results.put(result.id(), result);
    return result;
  }

  synchronized Optional<Result> find(String id, String account) {
    return Optional.ofNullable(results.get(id)).filter(result -> result.account().equals(account));
  }

  /** The account's, the newest first. */
  synchronized List<Result> of(String account) {
    List<Result> own = new ArrayList<>();
    results.values().stream()
        .filter(result -> result.account().equals(account))
        .forEach(result -> own.add(0, result));
    return own;
  }
}
