package org.relais.console.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.console.diff.FileMerge;
import org.relais.console.diff.MergePart;
import org.relais.console.diff.Side;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's draft put together with what somebody else published: asked, shown, kept. */
@Controller
final class MergeController {
  private static final String PAGE = "/mappings/merge";

  private final DraftMerges merges;
  private final WorkReply reply;

  MergeController(DraftMerges merges, WorkReply reply) {
    this.merges = merges;
    this.reply = reply;
  }

  /**
   * A file as the page asks about it.
   *
   * @param left how many conflicts wait for a word
   */
  record Asked(FileMerge file, FileChoice choice, long left) {}

  @GetMapping(PAGE)
  String ask(Account account, Model model) {
    return page(Map.of(), account, model);
  }

  /** What would come of what was said; nothing is kept yet. */
  @PostMapping(PAGE)
  String show(@RequestParam Map<String, String> said, Account account, Model model) {
    return page(said, account, model);
  }

  private String page(Map<String, String> said, Account account, Model model) {
    Optional<DraftMerge> open = merges.open(account);
    if (open.isEmpty()) {
      return "redirect:/mappings";
    }
    List<Asked> asked = asked(open.get(), said);
    List<FileChoice> choices = asked.stream().map(Asked::choice).toList();
    model.addAttribute("merge", open.get());
    model.addAttribute("asked", asked);
    model.addAttribute("sides", Side.values());
    model.addAttribute("left", asked.stream().mapToLong(Asked::left).sum());
    Optional<DraftMerges.Preview> preview =
        said.isEmpty() && asked.stream().anyMatch(each -> !each.file().clean())
            ? Optional.empty()
            : merges.preview(open.get(), choices, account);
    model.addAttribute("said", !said.isEmpty());
    model.addAttribute("checked", preview.map(DraftMerges.Preview::checked).orElse(null));
    model.addAttribute("diffs", preview.map(each -> ShownDiff.of(each.diffs())).orElse(List.of()));
    return "mapping-merge";
  }

  @PostMapping(PAGE + "/keep")
  String keep(
      @RequestParam(defaultValue = "") String seen,
      @RequestParam Map<String, String> said,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    Optional<DraftMerge> open = merges.open(account);
    boolean kept =
        open.isPresent()
            && merges.keep(
                open.get(),
                seen,
                asked(open.get(), said).stream().map(Asked::choice).toList(),
                account);
    return kept
        ? reply.good(Words.of("mappings.rebased"), "/mappings", after, locale)
        : reply.bad(Words.of("mappings.merge.changed"), PAGE, after, locale);
  }

  private static List<Asked> asked(DraftMerge merge, Map<String, String> said) {
    List<Asked> asked = new ArrayList<>();
    for (FileMerge file : merge.files().both()) {
      FileChoice choice = choice(file, said);
      asked.add(new Asked(file, choice, choice.left(file)));
    }
    return asked;
  }

  private static FileChoice choice(FileMerge file, Map<String, String> said) {
    List<@Nullable Side> sides = new ArrayList<>();
    for (MergePart.Conflict conflict : file.conflicts()) {
      sides.add(word(Side.class, said.get("side:" + file.path() + ":" + conflict.number())));
    }
    FileChoice.@Nullable Whole whole =
        word(FileChoice.Whole.class, said.get("whole:" + file.path()));
    return new FileChoice(file.path(), whole == null ? FileChoice.Whole.LINES : whole, sides);
  }

  private static <E extends Enum<E>> @Nullable E word(Class<E> kind, @Nullable String text) {
    for (E each : kind.getEnumConstants()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return null;
  }
}
