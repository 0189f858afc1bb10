package org.relais.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.relais.delivery.Cause;
import org.relais.delivery.TargetState;
import org.relais.visit.Labels;

/** How it stands. Only counts and causes, never a visit's data. */
public interface Situation {
  /** Why something waits for a person, with how much. */
  List<Parked> parked();

  /** Of all targets that were ever written of. */
  List<TargetState> targets();

  /** When each of these sources last had something new; since it is in use where it never had. */
  Map<String, Instant> lastNews(Collection<String> sources);

  /** What does not add up in the balance sheet; reads every table. */
  List<Labels> imbalances();

  /**
   * Something that is parked.
   *
   * @param origin the target that did not take it, or the source whose records were rejected
   * @param code of the cause
   * @param cause the command {@code errors list} knows it by this
   * @param sites how many org units it concerns
   */
  record Parked(
      String origin,
      String code,
      String cause,
      Labels message,
      Cause.Owner owner,
      Labels remedy,
      long items,
      long sites,
      Instant since) {}
}
