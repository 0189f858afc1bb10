package org.relais.examples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places, and everything that happened there from August to October 2026. */
record ExampleCountry(List<Place> places, List<Site> sites, List<ExampleRecord> records) {
  private static final long SEED = 20_261_031;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 8, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

  static ExampleCountry draw() {
    Draw draw = new Draw(SEED);
    List<Place> places = Pyramid.build(draw.apart());
    List<Site> sites = new Population(draw.apart()).settle(places);
    return new ExampleCountry(places, sites, new Visits(draw.apart()).of(sites));
  }

  List<ExampleRecord> records(FieldSystem system) {
    return records.stream().filter(record -> record.site().system() == system).toList();
  }

  List<Site> sites(FieldSystem system) {
    return sites.stream().filter(site -> site.system() == system).toList();
  }

  /** Who was seen when, what was found, and how the record came to be what it is. */
  private static final class Visits {
    private final Draw draw;
    private final Sickness sickness;
    private final Care care;
    private final Recheck recheck;
    private final History history;
    private final List<ExampleRecord> records = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int number;

    Visits(Draw draw) {
      this.draw = draw;
      this.sickness = new Sickness(draw.apart());
      this.care = new Care(draw.apart());
      this.recheck = new Recheck(draw.apart());
      this.history = new History(draw.apart());
    }

    List<ExampleRecord> of(List<Site> sites) {
      for (Site site : sites) {
        int visits = draw.between(24, 37);
        for (int i = 0; i < visits; i++) {
          sickChild(site);
        }
      }
      return List.copyOf(records);
    }

    private void sickChild(Site site) {
      Worker worker = draw.chance(0.8) ? site.asc() : draw.one(site.workers().subList(1, 3));
      LocalDate day = FIRST_DAY.plusDays(draw.between(0, 91));
      Child child = draw.one(site.children());
      if (child.birthDate().isAfter(day) || !seen.add(child.id() + day)) {
        return;
      }
      Answers answers = sickness.examine(worker, child, day);
      care.treat(answers, worker, child.months(day), day);
      record(site, worker, child, "sick_child", day, answers);

      LocalDate later = day.plusDays(draw.between(2, 4));
      if (draw.chance(0.2) && !later.isAfter(LAST_DAY) && seen.add(child.id() + later)) {
        record(site, worker, child, "follow_up", later, recheck.of(answers, worker));
      }
    }

    private void record(
        Site site, Worker worker, Child child, String visit, LocalDate day, Answers answers) {
      Instant at =
          day.atTime(LocalTime.MIN)
              .plusMinutes(draw.between(6 * 60, 23 * 60 + 59))
              .toInstant(ZoneOffset.UTC);
      Answers asked = answers.askedBy(site.system(), ExampleRecord.formVersion(day));
      ExampleRecord record =
          new ExampleRecord(id(site), site, worker, child, visit, at, history.of(asked, at));
      records.add(record);
      if (draw.chance(0.008)) {
        records.add(again(record));
      }
    }

    /** The worker was not sure that it was saved, and filled the form in once more (rule V10). */
    private ExampleRecord again(ExampleRecord first) {
      Instant at = first.seen().plusSeconds(draw.between(20, 59));
      Answers answers = first.states().get(0).answers().copy();
      if (answers.get("ors_given") != null && draw.chance(0.5)) {
        answers.set("ors_given", !answers.yes("ors_given"));
      }
      return new ExampleRecord(
          id(first.site()),
          first.site(),
          first.worker(),
          first.child(),
          first.visit(),
          at,
          history.unchanged(answers, at));
    }

    private String id(Site site) {
      number++;
      return switch (site.system()) {
        case CHT -> draw.uuid();
        case REST -> String.valueOf(40_000 + number);
        case CSV -> site.place().code() + "/" + number;
      };
    }
  }
}
