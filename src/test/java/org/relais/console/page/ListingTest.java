package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
  private record Village(String name, @Nullable Integer people) {}

  private static final Listing<Village> VILLAGES =
      new Listing<Village>().column("name", Village::name).column("people", Village::people);

  private static final List<Village> ALL =
      List.of(
          new Village("Kalana", 300), new Village("bougouni", null), new Village("Yanfolila", 20));

  @Test
  void textsAreSortedWithoutRegardToCapitalsAndNumbersAsNumbers() {
    assertThat(names(null, "name")).containsExactly("bougouni", "Kalana", "Yanfolila");
    assertThat(names(null, "-people")).containsExactly("Kalana", "Yanfolila", "bougouni");
    assertThat(names(null, "nosuchcolumn")).containsExactly("Kalana", "bougouni", "Yanfolila");
  }

  @Test
  void namesAreSortedWithoutRegardToTheirAccents() {
    List<Village> regions =
        List.of(
            new Village("Sikasso", 1),
            new Village("segou", 2),
            new Village("Ségou", 3),
            new Village("Élan", 4),
            new Village("Sama", 5));

    assertThat(VILLAGES.show(regions, new ListQuery(null, "name", null)).lines())
        .extracting(Village::name)
        .containsExactly("Élan", "Sama", "Ségou", "segou", "Sikasso");
    assertThat(VILLAGES.show(regions, new ListQuery(null, "-name", null)).lines())
        .extracting(Village::name)
        .containsExactly("Sikasso", "segou", "Ségou", "Sama", "Élan");
    assertThat(SortText.sorted(List.of("Sikasso", "Ségou", "Kayes"), text -> text))
        .containsExactly("Kayes", "Ségou", "Sikasso");
  }

  @Test
  void aLineIsFoundByAnyColumn() {
    assertThat(names("KAL", null)).containsExactly("Kalana");
    assertThat(names(" 20 ", null)).containsExactly("Yanfolila");
  }

  @Test
  void aLongListComesInPagesAndAPageThatIsNotThereIsTheLast() {
    List<Village> many = IntStream.range(0, 250).mapToObj(n -> new Village("v" + n, n)).toList();
    Listing.Shown<Village> shown = VILLAGES.show(many, new ListQuery(null, null, 9));

    assertThat(shown.pages()).isEqualTo(3);
    assertThat(shown.page()).isEqualTo(3);
    assertThat(shown.lines()).hasSize(50);
    assertThat(shown.count()).isEqualTo(250);
  }

  @Test
  void theAddressKeepsTheFilterAndTheOrder() {
    ListQuery query = new ListQuery("a & b", "-name", 2);

    assertThat(query.inAddress()).isEqualTo("?find=a%20%26%20b&sort=-name");
    assertThat(query.sortedBy("name", false).inAddress()).endsWith("sort=name");
    assertThat(query.sortedBy("people", true).inAddress()).endsWith("sort=-people");
    assertThat(query.direction("name")).isEqualTo("descending");
    assertThat(new ListQuery(null, null, null).inAddress()).isEmpty();
  }

  private static List<String> names(@Nullable String find, @Nullable String sort) {
    return VILLAGES.show(ALL, new ListQuery(find, sort, null)).lines().stream()
        .map(Village::name)
        .toList();
  }
}
