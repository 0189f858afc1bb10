package org.relais.console.mappings;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.work.Outcome;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.DraftPath;
import org.relais.ledger.FileSign;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What a person does with the files of their draft, one form each. */
@Controller
final class DraftController {
  private static final String PAGE = "/mappings";

  private final MappingDesk desk;
  private final WorkReply reply;

  DraftController(MappingDesk desk, WorkReply reply) {
    this.desk = desk;
    this.reply = reply;
  }

  @PostMapping("/mappings/new")
  String create(
      @RequestParam String path,
      @RequestParam(defaultValue = "") String text,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    String clean = path.strip();
    if (!DraftPath.allows(clean)) {
      return reply.bad(Words.of("mappings.path.bad", clean), PAGE, after, locale);
    }
    return desk.put(account, clean, FileSign.NONE, text).isPresent()
        ? "redirect:" + page(clean)
        : reply.bad(Words.of("mappings.path.taken", clean), PAGE, after, locale);
  }

  @PostMapping("/mappings/rename")
  String rename(
      @RequestParam String file,
      @RequestParam String path,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    String clean = path.strip();
    if (!DraftPath.allows(clean)) {
      return reply.bad(Words.of("mappings.path.bad", clean), page(file), after, locale);
    }
    if (desk.all(account).containsKey(clean)) {
      return reply.bad(Words.of("mappings.path.taken", clean), page(file), after, locale);
    }
    desk.rename(account, file, clean);
    return "redirect:" + page(clean);
  }

  @PostMapping("/mappings/remove")
  String remove(@RequestParam String file, Account account) {
    desk.remove(account, file);
    return "redirect:" + PAGE;
  }

  /** Gives up what was changed in one file. */
  @PostMapping("/mappings/revert")
  String revert(@RequestParam String file, Account account) {
    desk.revert(account, file);
    return "redirect:" + (desk.all(account).containsKey(file) ? page(file) : PAGE);
  }

  /** Gives up the draft. */
  @PostMapping("/mappings/drop")
  String drop(Account account, RedirectAttributes after, Locale locale) {
    Optional<Instant> until = desk.drop(account);
    return until.isPresent()
        ? reply.good(
            Words.of("mappings.dropped"),
            new Outcome.Undo("/mappings/bring-back", until.get()),
            PAGE,
            after,
            locale)
        : reply.bad(Words.of("mappings.save.none"), PAGE, after, locale);
  }

  /** Brings back the draft that was given up a moment ago. */
  @PostMapping("/mappings/bring-back")
  String bringBack(Account account, RedirectAttributes after, Locale locale) {
    return desk.bringBack(account)
        ? reply.good(Words.of("mappings.broughtBack"), PAGE, after, locale)
        : reply.bad(Words.of("mappings.broughtBack.not"), PAGE, after, locale);
  }

  /** Lays the draft on what others published since. */
  @PostMapping("/mappings/rebase")
  String rebase(Account account, RedirectAttributes after, Locale locale) {
    return desk.rebase(account)
        ? reply.good(Words.of("mappings.rebased"), PAGE, after, locale)
        : reply.bad(Words.of("mappings.unfit.conflict"), "/mappings/merge", after, locale);
  }

  static String page(String file) {
    return UriComponentsBuilder.fromPath(PAGE)
        .queryParam("file", "{file}")
        .encode()
        .build(file)
        .toString();
  }
}
