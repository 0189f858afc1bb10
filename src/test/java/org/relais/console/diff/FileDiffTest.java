package org.relais.console.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.relais.console.diff.DiffLine.Kind;

class FileDiffTest {
  @Test
  void aChangedLineStandsAsRemovedAndAddedWithThreeLinesAroundIt() {
    String before =
        IntStream.range(0, 20).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());
    FileDiff diff = only(before, before.replace("line 9\n", "line nine\n"));

    assertThat(diff.kind()).isEqualTo(FileDiff.Kind.CHANGED);
    assertThat(diff.hunks()).hasSize(1);
    assertThat(diff.hunks().get(0).place()).isEqualTo("@@ -7,7 +7,7 @@");
    assertThat(diff.hunks().get(0).lines())
        .extracting(line -> line.sign() + line.text())
        .containsExactly(
            " line 6",
            " line 7",
            " line 8",
            "-line 9",
            "+line nine",
            " line 10",
            " line 11",
            " line 12");
    assertThat(diff.added()).isEqualTo(1);
    assertThat(diff.removed()).isEqualTo(1);
  }

  @Test
  void placesFarApartAreHunksOfTheirOwn() {
    String before = IntStream.range(0, 40).mapToObj(n -> n + "\n").collect(Collectors.joining());
    FileDiff diff = only(before, before.replace("5\n6\n", "5\nnew\n6\n").replace("30\n", ""));

    assertThat(diff.hunks()).hasSize(2);
    assertThat(diff.hunks().get(1).place()).isEqualTo("@@ -28,7 +29,6 @@");
  }

  @Test
  void filesThatCameAndWentAreToldAndThoseThatStayedAreNot() {
    List<FileDiff> diffs =
        FileDiff.of(
            new TreeMap<>(Map.of("gone.yaml", "a\n", "same.yaml", "b\n")),
            new TreeMap<>(Map.of("new.yaml", "a\n", "same.yaml", "b\n")));

    assertThat(diffs)
        .extracting(FileDiff::path, FileDiff::kind)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("gone.yaml", FileDiff.Kind.REMOVED),
            org.assertj.core.api.Assertions.tuple("new.yaml", FileDiff.Kind.ADDED));
  }

  @Test
  void whateverDiffersTheLinesGiveBothTexts() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String before = text(random);
      String after = text(random);
      List<DiffLine> lines = LineDiff.of(before, after);

      assertThat(joined(lines, Kind.ADDED)).isEqualTo(before.lines().toList());
      assertThat(joined(lines, Kind.REMOVED)).isEqualTo(after.lines().toList());
    }
  }

  @Test
  void aTableThatIsOtherThroughoutIsReplacedAsAWholeAtOnce() {
    String before =
        IntStream.range(0, 20_000).mapToObj(n -> "a" + n + "\n").collect(Collectors.joining());
    FileDiff diff = only(before, before.replace('a', 'b'));

    assertThat(diff.removed()).isEqualTo(20_000);
    assertThat(diff.added()).isEqualTo(20_000);
    assertThat(diff.first(100).lines()).isEqualTo(100);
    assertThat(diff.first(100).added()).isEqualTo(20_000);
  }

  private static List<String> joined(List<DiffLine> lines, Kind without) {
    return lines.stream().filter(line -> line.kind() != without).map(DiffLine::text).toList();
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(n -> random.nextInt(4) + "\n")
        .collect(Collectors.joining());
  }

  private static FileDiff only(String before, String after) {
    List<FileDiff> diffs =
        FileDiff.of(
            new TreeMap<>(Map.of("a.yaml", before)), new TreeMap<>(Map.of("a.yaml", after)));
    assertThat(diffs).hasSize(1);
    return diffs.get(0);
  }
}
