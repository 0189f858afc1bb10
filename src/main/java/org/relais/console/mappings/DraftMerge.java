package org.relais.console.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.relais.console.diff.FileMerge;
import org.relais.console.diff.ThreeWay;
import org.relais.ledger.Draft;

/**
 * A draft beside the configuration that became active since it began.
 *
 * @param active number of the active version
 * @param files without those of {@code unseen} among what both changed
 * @param unseen files that both changed and that the account does not see any more, as they were
 *     published: so they stay, and nothing of them is shown
 */
public record DraftMerge(Draft draft, long active, ThreeWay files, List<Draft.Change> unseen) {
  public DraftMerge {
    unseen = List.copyOf(unseen);
  }

  static DraftMerge of(Draft draft, long active, ThreeWay files, Predicate<String> sees) {
    List<FileMerge> seen = files.both().stream().filter(file -> sees.test(file.path())).toList();
    List<Draft.Change> unseen =
        files.both().stream()
            .filter(file -> !sees.test(file.path()))
            .map(file -> new Draft.Change(file.path(), file.theirs()))
            .toList();
    return new DraftMerge(draft, active, new ThreeWay(with(unseen, files.files()), seen), unseen);
  }

  /** Tells whether both are still as somebody saw them. */
  public String seen() {
    return draft.seen(active);
  }

  /**
   * What each file that both changed shall say.
   *
   * @param choices what was said of some of them
   * @return empty where something is left to be said
   */
  Optional<List<Draft.Change>> settle(List<FileChoice> choices) {
    List<Draft.Change> settled = new ArrayList<>();
    for (FileMerge file : files.both()) {
      Optional<Draft.Change> change =
          choices.stream()
              .filter(choice -> choice.path().equals(file.path()))
              .findFirst()
              .or(() -> Optional.of(new FileChoice(file.path(), FileChoice.Whole.LINES, List.of())))
              .flatMap(choice -> choice.settle(file));
      if (change.isEmpty()) {
        return Optional.empty();
      }
      settled.add(change.get());
    }
    settled.addAll(unseen);
    return Optional.of(settled);
  }

  /** All of the configuration, as the draft then has it. */
  SortedMap<String, String> merged(List<Draft.Change> settled) {
    return with(settled, files.files());
  }

  private static SortedMap<String, String> with(
      List<Draft.Change> settled, SortedMap<String, String> files) {
    SortedMap<String, String> all = new TreeMap<>(files);
    for (Draft.Change change : settled) {
      if (change.text() != null) {
        all.put(change.path(), change.text());
      }
    }
    return all;
  }
}
