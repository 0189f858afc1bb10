package org.relais.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The workers and children of the sites. */
final class Population {
  private static final LocalDate MIDDLE = LocalDate.of(2026, 9, 15);
  private static final int CHILDREN_OF_SITE = 17;

  private final Draw draw;
  private int people;

  Population(Draw draw) {
    this.draw = draw;
  }

  /** Organisations work by health area: 9 areas use CHT, 6 the other interface, 5 paper. */
  List<Site> settle(List<Place> places) {
    List<Place> sites = places.stream().filter(place -> place.level().equals("site")).toList();
    List<Site> settled = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      int area = i / 5;
      FieldSystem system =
          area % 20 < 9 ? FieldSystem.CHT : area % 20 < 15 ? FieldSystem.REST : FieldSystem.CSV;
      settled.add(settle(sites.get(i), system));
    }
    return settled;
  }

  private Site settle(Place place, FieldSystem system) {
    List<Worker> workers = new ArrayList<>();
    for (String type : List.of("asc", "relais", "relais")) {
      workers.add(new Worker(id(system, place, "A"), type, draw.one(FirstNames.ALL)));
    }
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < CHILDREN_OF_SITE; i++) {
      children.add(child(system, place));
    }
    String id =
        switch (system) {
          case CHT -> draw.uuid();
          case REST -> "fac-" + (1000 + people);
          case CSV -> place.code();
        };
    return new Site(place, system, id, workers, children);
  }

  private Child child(FieldSystem system, Place place) {
    // A few are too old for the programme: they are seen, and stand outside its age bands.
    int months = draw.chance(0.01) ? draw.between(60, 70) : ageInMonths();
    LocalDate birth = MIDDLE.minusMonths(months).minusDays(draw.between(0, 29));
    String household = id(system, place, "M");
    return new Child(
        id(system, place, "E"),
        String.valueOf(20_000 + 7 * people),
        household,
        draw.one(FirstNames.ALL),
        draw.chance(0.5) ? "F" : "M",
        birth,
        system != FieldSystem.CSV || draw.chance(0.6),
        system != FieldSystem.CHT || !draw.chance(0.004));
  }

  /** The younger, the more often a child is ill. */
  private int ageInMonths() {
    return Math.min(draw.between(0, 58), draw.between(0, 58) + draw.between(0, 20));
  }

  private String id(FieldSystem system, Place place, String kind) {
    people++;
    return switch (system) {
      case CHT -> draw.uuid();
      case REST -> kind.toLowerCase(Locale.ROOT) + "-" + (100_000 + people);
      case CSV -> kind + place.code() + "-" + people % 1000;
    };
  }
}
