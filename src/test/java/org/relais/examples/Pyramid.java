package org.relais.examples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 1 country, 3 regions, 6 districts, 20 health areas (CSCom) and 100 sites. Codes begin with a
 * zero, as codes do that a spreadsheet spoils.
 */
final class Pyramid {
  private static final int[] AREAS_OF_DISTRICT = {4, 3, 3, 4, 3, 3};
  private static final int SITES_OF_AREA = 5;
  private static final List<String> BEGINNINGS =
      List.of(
          "Bana", "Dié", "Fala", "Gouè", "Kolo", "Lassa", "Mani", "Niéna", "Ouro", "Sama", "Siré",
          "Tabo", "Tiéré", "Toumé", "Tamba", "Wélé", "Yola", "Zana");
  private static final List<String> ENDINGS =
      List.of("bougou", "dougou", "kala", "koro", "na", "ndé", "sira", "wèrè");

  private final List<Place> places = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Draw draw;

  private Pyramid(Draw draw) {
    this.draw = draw;
  }

  static List<Place> build(Draw draw) {
    Pyramid pyramid = new Pyramid(draw);
    pyramid.grow();
    return List.copyOf(pyramid.places);
  }

  private void grow() {
    Place country = add("ML", "Mali (exemple)", "country", null);
    int district = 0;
    for (int r = 1; r <= 3; r++) {
      Place region = add("0" + r, "Région de " + name(), "region", country.code());
      for (int d = 1; d <= 2; d++) {
        Place place =
            add(region.code() + "0" + d, "District de " + name(), "district", region.code());
        addAreas(place, AREAS_OF_DISTRICT[district++]);
      }
    }
  }

  private void addAreas(Place district, int areas) {
    for (int a = 1; a <= areas; a++) {
      Place area = add(district.code() + "0" + a, "CSCom de " + name(), "cscom", district.code());
      for (int s = 1; s <= SITES_OF_AREA; s++) {
        add(area.code() + "0" + s, "Site ASC de " + name(), "site", area.code());
      }
    }
  }

  private Place add(String code, String name, String level, @Nullable String parent) {
    Place place = new Place(code, name, level, parent);
    places.add(place);
    return place;
  }

  private String name() {
    String name;
    do {
      name = draw.one(BEGINNINGS) + draw.one(ENDINGS);
    } while (!names.add(name));
    return name;
  }
}
