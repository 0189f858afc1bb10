package org.relais.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a CHT server's feed of sick-child visits says over some weeks, the same for the same seed:
 * submissions, corrections (other answers, another day, another site), deletions, reports that are
 * written a second time unchanged, some that came twice, and some of a place that nobody knows.
 */
final class TrialVisits {
  static final String NOWHERE = "NOWHERE";

  private final SplittableRandom dice;
  private final int sites;
  private final LocalDate firstDay;
  private final int days;

  /** A revision and when it arrives, as a share of the whole time. */
  private record Arrival(double at, String id, int revision, Map<String, Object> answers) {}

  /**
   * @param firstDay of the visits
   * @param days over how many days they are spread
   */
  TrialVisits(long seed, int sites, LocalDate firstDay, int days) {
    this.dice = new SplittableRandom(seed);
    this.sites = sites;
    this.firstDay = firstDay;
    this.days = days;
  }

  static String site(int number) {
    return "SITE-%03d".formatted(number);
  }

  /** The feed from its beginning. */
  List<Change> of(int visits) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      story(i, arrivals);
    }
    arrivals.sort(Comparator.comparingDouble(Arrival::at));
    List<Change> feed = new ArrayList<>();
    Map<String, Integer> revisions = new HashMap<>();
    for (Arrival arrival : arrivals) {
      int revision = revisions.merge(arrival.id(), 1, Integer::sum);
      feed.add(
          new Change(
              feed.size() + 1,
              arrival.id(),
              revision,
              arrival.answers().isEmpty() ? null : arrival.answers()));
    }
    return feed;
  }

  private void story(int number, List<Arrival> arrivals) {
    String id = "report-%06d".formatted(number);
    Map<String, Object> answers = answers(number);
    double at = dice.nextDouble() * 0.8;
    if (chance(0.01)) {
      answers.put("org_unit", NOWHERE);
    }
    arrivals.add(new Arrival(at, id, 1, answers));
    if (chance(0.03)) {
      // The same visit once more, under another id.
      Map<String, Object> again = new HashMap<>(answers);
      again.put("recorded_at", ((Instant) answers.get("recorded_at")).plusSeconds(60));
      arrivals.add(new Arrival(later(at), id + "-again", 1, again));
    }
    if (chance(0.08)) {
      arrivals.add(new Arrival(at + 1e-9, id, 2, answers));
    }
    for (int correction = 0; correction < 2 && chance(0.12); correction++) {
      at = later(at);
      answers = corrected(answers);
      arrivals.add(new Arrival(at, id, 2, answers));
    }
    if (chance(0.05)) {
      arrivals.add(new Arrival(later(at), id, 2, Map.of()));
    }
  }

  private double later(double at) {
    return at + dice.nextDouble() * (1 - at);
  }

  private Map<String, Object> corrected(Map<String, Object> before) {
    Map<String, Object> after = new HashMap<>(before);
    switch (dice.nextInt(4)) {
      case 0 -> after.put("fever", !(Boolean) before.get("fever"));
      case 1 -> after.put("org_unit", site(dice.nextInt(sites)));
      case 2 -> after.put("visit_date", firstDay.plusDays(dice.nextInt(days)));
      default -> after.put("diarrhoea", !(Boolean) before.get("diarrhoea"));
    }
    return after;
  }

  private Map<String, Object> answers(int number) {
    Map<String, Object> answers = new HashMap<>();
    LocalDate day = firstDay.plusDays(dice.nextInt(days));
    boolean asc = chance(0.8);
    answers.put("visit", "sick_child");
    answers.put("visit_date", day);
    answers.put("recorded_at", day.atTime(9, dice.nextInt(60)).toInstant(ZoneOffset.UTC));
    answers.put("org_unit", site(dice.nextInt(sites)));
    answers.put("worker_type", asc ? "asc" : "relais");
    answers.put("worker_id", "worker-" + dice.nextInt(sites * 2));
    answers.put("patient_id", "child-" + number);
    answers.put("sex", chance(0.5) ? "F" : "M");
    answers.put("age_in_months", (long) (2 + dice.nextInt(57)));
    boolean fever = chance(0.6);
    boolean cough = chance(0.4);
    long rate = 25 + dice.nextInt(45);
    answers.put("fever", fever);
    if (fever && asc) {
      boolean positive = chance(0.55);
      answers.put("malaria_rdt", positive ? "positive" : "negative");
      answers.put("act_given", positive && chance(0.9));
    }
    answers.put("cough", cough);
    if (cough) {
      answers.put("respiratory_rate", rate);
      answers.put("chest_indrawing", chance(0.08));
    }
    answers.put("diarrhoea", chance(0.3));
    answers.put("ors_given", chance(0.5));
    answers.put("zinc_given", chance(0.4));
    answers.put("muac", (long) (105 + dice.nextInt(60)));
    answers.put("oedema", chance(0.01));
    answers.put("referral_made", chance(0.1));
    return answers;
  }

  private boolean chance(double share) {
    return dice.nextDouble() < share;
  }
}
