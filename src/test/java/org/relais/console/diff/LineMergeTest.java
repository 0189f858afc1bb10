package org.relais.console.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineMergeTest {
  private static final String BASE = "a\nb\nc\nd\ne\nf\n";

  @Test
  void changesThatDoNotTouchStandTogether() {
    LineMerge merge = LineMerge.of(BASE, "A\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nE\nf\ng\n");

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.text(List.of())).isEqualTo("A\nb\nc\nd\nE\nf\ng\n");
  }

  @Test
  void whereBothChangedTheSameLinesAPersonSaysWhose() {
    LineMerge merge =
        LineMerge.of(BASE, "a\nmine\nc\nd\ne\nF\n", "a\ntheirs\nmore\nc\nd\ne\nf too\n");

    assertThat(merge.conflicts())
        .containsExactly(
            new MergePart.Conflict(0, 2, "mine\n", "theirs\nmore\n"),
            new MergePart.Conflict(1, 7, "F\n", "f too\n"));
    assertThat(merge.text(List.of(Side.MINE, Side.THEIRS))).isEqualTo("a\nmine\nc\nd\ne\nf too\n");
    assertThat(merge.text(List.of(Side.THEIRS, Side.MINE)))
        .isEqualTo("a\ntheirs\nmore\nc\nd\ne\nF\n");
  }

  @Test
  void linesThatOneTookAwayAndTheOtherChangedAreAConflict() {
    LineMerge merge = LineMerge.of(BASE, "a\nb\ne\nf\n", "a\nb\nc\nD\ne\nf\n");

    assertThat(merge.conflicts()).hasSize(1);
    assertThat(merge.text(List.of(Side.MINE))).isEqualTo("a\nb\ne\nf\n");
  }

  @Test
  void aTextWithoutALastLineEndKeepsItSo() {
    LineMerge merge = LineMerge.of("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nd");

    assertThat(merge.text(List.of())).isEqualTo("A\nb\nc\nd");
  }

  @Test
  void linesThatBothPutInAtTheSamePlaceAreAConflict() {
    LineMerge merge = LineMerge.of("a\n", "a\nb\n", "a\na\nb\n");

    assertThat(merge.text(List.of(Side.MINE))).isEqualTo("a\nb\n");
    assertThat(merge.text(List.of(Side.THEIRS))).isEqualTo("a\na\nb\n");
  }

  @Property(tries = 3000)
  void whoeverIsChosenEverywhereKeepsTheirChangesAndWhoChangedNothingAddsNone(
      @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> base,
      @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> mine,
      @ForAll @Size(max = 8) List<@IntRange(max = 3) Integer> theirs) {
    assertThat(LineMerge.of(text(base), text(mine), text(base)).text(List.of()))
        .isEqualTo(text(mine));
    assertThat(LineMerge.of(text(base), text(base), text(theirs)).text(List.of()))
        .isEqualTo(text(theirs));
    assertThat(LineMerge.of(text(base), text(mine), text(mine)).text(List.of()))
        .isEqualTo(text(mine));
    LineMerge merge = LineMerge.of(text(base), text(mine), text(theirs));
    List<Side> sides = Collections.nCopies(merge.conflicts().size(), Side.MINE);
    assertThat(merge.text(sides).lines())
        .as("no line from nowhere")
        .allMatch(line -> lines(base, mine, theirs).contains(line));
  }

  @Test
  void filesThatOneChangedAreTakenAndThoseThatBothChangedAreMergedOrAsked() {
    TreeMap<String, String> base = new TreeMap<>(Map.of("a", BASE, "b", "1\n", "c", "1\n"));
    TreeMap<String, String> mine = new TreeMap<>(Map.of("a", "A\n" + BASE, "b", "2\n", "d", "n\n"));
    TreeMap<String, String> theirs =
        new TreeMap<>(Map.of("a", BASE + "Z\n", "b", "1\n", "c", "1\n"));

    ThreeWay clean = ThreeWay.of(base, mine, theirs);
    assertThat(clean.files()).isEqualTo(Map.of("b", "2\n", "d", "n\n"));
    assertThat(clean.both()).extracting(FileMerge::path).containsExactly("a");
    assertThat(clean.clean().orElseThrow())
        .isEqualTo(Map.of("a", "A\n" + BASE + "Z\n", "b", "2\n", "d", "n\n"));

    theirs.put("c", "changed\n");
    ThreeWay gone = ThreeWay.of(base, mine, theirs);
    assertThat(gone.both()).extracting(FileMerge::path).containsExactly("a", "c");
    assertThat(gone.clean()).as("mine takes c away, theirs changes it").isEmpty();
  }

  private static String text(List<Integer> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  @SafeVarargs
  private static List<String> lines(List<Integer>... texts) {
    List<String> all = new ArrayList<>();
    for (List<Integer> text : texts) {
      text.forEach(line -> all.add(Integer.toString(line)));
    }
    return all;
  }
}
