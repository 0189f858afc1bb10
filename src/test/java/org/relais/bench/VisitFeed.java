package org.relais.bench;

import java.util.SplittableRandom;

/**
 * Generated visits of about 1 kB each, the same for the same seed: what a paged JSON interface of a
 * field system would give.
 */
final class VisitFeed {
  private static final int SITES = 500;
  private static final int DAYS = 92;
  private static final String NOTE =
      "visite a domicile, conseils donnes a la mere sur l'alimentation et l'hygiene, retour prevu ";

  private final long seed;
  private final int visits;

  VisitFeed(long seed, int visits) {
    this.seed = seed;
    this.visits = visits;
  }

  int size() {
    return visits;
  }

  static int sites() {
    return SITES;
  }

  static String siteCode(int site) {
    return "SITE-%04d".formatted(site);
  }

  /** Appends records {@code from} to {@code to} (exclusive) as a JSON list without brackets. */
  void append(StringBuilder json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (i > from) {
        json.append(',');
      }
      append(json, i);
    }
  }

  private void append(StringBuilder json, int number) {
    SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + number);
    int day = dice.nextInt(DAYS);
    boolean fever = dice.nextInt(100) < 60;
    boolean cough = dice.nextInt(100) < 45;
    boolean diarrhoea = dice.nextInt(100) < 30;
    int rate = 25 + dice.nextInt(45);
    String test = fever ? (dice.nextInt(100) < 55 ? "positive" : "negative") : "";
    json.append("{\"id\":\"v-").append(number);
    json.append("\",\"form\":\"sick_child\",\"updated_at\":\"2026-11-01T00:00:00Z\"");
    json.append(",\"date\":\"").append(date(day)).append('"');
    json.append(",\"site\":\"").append(siteCode(dice.nextInt(SITES))).append('"');
    json.append(",\"worker\":{\"id\":\"asc-")
        .append(dice.nextInt(900))
        .append("\",\"type\":\"asc\"}");
    json.append(",\"child\":{\"id\":\"p-").append(number / 2);
    json.append("\",\"sex\":\"").append(dice.nextBoolean() ? 'F' : 'M');
    json.append("\",\"age_months\":").append(2 + dice.nextInt(57)).append('}');
    yesNo(json, "fever", fever);
    json.append(",\"temperature\":").append(fever ? 38 + dice.nextInt(25) / 10.0 : 36.8);
    json.append(",\"rdt\":\"").append(test).append('"');
    yesNo(json, "act", test.equals("positive"));
    yesNo(json, "cough", cough);
    json.append(",\"respiratory_rate\":").append(cough ? String.valueOf(rate) : "null");
    yesNo(json, "chest_indrawing", cough && dice.nextInt(100) < 8);
    yesNo(json, "amoxicillin", cough && rate >= 50);
    yesNo(json, "diarrhoea", diarrhoea);
    yesNo(json, "ors", diarrhoea && dice.nextInt(100) < 90);
    yesNo(json, "zinc", diarrhoea && dice.nextInt(100) < 80);
    json.append(",\"muac_mm\":").append(105 + dice.nextInt(60));
    yesNo(json, "oedema", dice.nextInt(1000) < 5);
    yesNo(json, "referred", dice.nextInt(100) < 12);
    json.append(",\"notes\":\"").append(NOTE).append(NOTE).append(NOTE).append(NOTE).append("\"}");
  }

  private static void yesNo(StringBuilder json, String name, boolean value) {
    json.append(",\"").append(name).append("\":\"").append(value ? "yes" : "no").append('"');
  }

  private static String date(int day) {
    return java.time.LocalDate.of(2026, 8, 1).plusDays(day).toString();
  }
}
