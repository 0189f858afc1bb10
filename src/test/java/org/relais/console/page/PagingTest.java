package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  @ParameterizedTest
  @CsvSource({
    "0, , 1, 1, 0",
    "10, , 1, 1, 0",
    "11, 2, 2, 2, 10",
    "11, 9, 2, 2, 10",
    "11, -3, 1, 2, 0",
    "25, 0, 1, 3, 0"
  })
  void thePageThatIsAskedForIsShownOrTheNearest(
      long count, Integer asked, int page, int pages, long before) {
    Paging paging = Paging.of(count, asked, 10);

    assertThat(paging).isEqualTo(new Paging(page, pages, 10));
    assertThat(paging.before()).isEqualTo(before);
  }

  @Test
  void thePagesOfAListHoldEachLineOnce() {
    List<Integer> all = IntStream.range(0, 25).boxed().toList();

    assertThat(Paging.of(25, 1, 10).cut(all)).hasSize(10).startsWith(0);
    assertThat(Paging.of(25, 3, 10).cut(all)).containsExactly(20, 21, 22, 23, 24);
    assertThat(Paging.of(0, null, 10).cut(List.of())).isEmpty();
  }
}
