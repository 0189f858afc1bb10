package org.relais.console.mappings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.diff.FileDiff;
import org.relais.console.page.CsvPage;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.Publication;
import org.relais.ledger.Publications;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was published, what it changed, and the way back to it. */
@Controller
final class VersionController {
  private static final int PER_PAGE = 50;
  private static final String ACTIVE = "active";

  private final Publications publications;
  private final MappingDesk desk;
  private final Publisher publisher;
  private final WorkReply reply;

  VersionController(
      Publications publications, MappingDesk desk, Publisher publisher, WorkReply reply) {
    this.publications = publications;
    this.desk = desk;
    this.publisher = publisher;
    this.reply = reply;
  }

  @GetMapping("/mappings/versions")
  String versions(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
    List<Publication> found = publications.list(before, PER_PAGE + 1);
    List<Publication> shown = found.subList(0, Math.min(PER_PAGE, found.size()));
    model.addAttribute("versions", shown);
    model.addAttribute("active", publications.latest().orElse(null));
    model.addAttribute("older", found.size() > PER_PAGE ? shown.get(PER_PAGE - 1).number() : null);
    return "mapping-versions";
  }

  @GetMapping("/mappings/versions.csv")
  void csv(HttpServletResponse response, Locale locale) throws IOException {
    try (CsvPage csv = CsvPage.to(response, "versions", locale)) {
      csv.row("version", "published_at", "author", "message");
      List<Publication> part = publications.list(Long.MAX_VALUE, PER_PAGE);
      while (!part.isEmpty()) {
        part.forEach(
            each -> csv.row(each.version(), each.publishedAt(), each.author(), each.message()));
        part = publications.list(part.get(part.size() - 1).number(), PER_PAGE);
      }
    }
  }

  /**
   * @param to {@code active}: what publishing it again would change; else what it changed
   */
  @GetMapping("/mappings/versions/{number}")
  String version(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String to,
      Account account,
      Model model) {
    Publication shown = find(number);
    Publication active = publications.latest().orElse(shown);
    SortedMap<String, String> files = desk.visible(number, account);
    boolean back = to.equals(ACTIVE);
    List<FileDiff> diffs =
        back
            ? FileDiff.of(desk.visible(active.number(), account), files)
            : FileDiff.of(parent(shown, account), files);
    model.addAttribute("version", shown);
    model.addAttribute("isActive", active.number() == number);
    model.addAttribute("back", back);
    model.addAttribute("publishes", account.may(Permission.MANAGE));
    model.addAttribute("diffs", ShownDiff.of(diffs));
    return "mapping-version";
  }

  private SortedMap<String, String> parent(Publication shown, Account account) {
    Long parent = shown.parent();
    return parent == null ? new TreeMap<>() : desk.visible(parent, account);
  }

  @PostMapping("/mappings/versions/{number}/roll-back")
  String rollBack(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    Publication old = find(number);
    String page = "/mappings/versions/" + number + "?to=" + ACTIVE;
    if (message.isBlank()) {
      return reply.bad(Words.of("mappings.message.missing"), page, after, locale);
    }
    return reply.after(publisher.rollBack(old, message.strip(), account), page, after, locale);
  }

  private Publication find(long number) {
    return publications
        .find(number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
