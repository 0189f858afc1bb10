package org.relais.console.mappings;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.relais.config.Compilation;
import org.relais.config.ConfigurationHome;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.diff.FileDiff;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.Publications;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way of a draft to the active configuration: seen as a whole, handed over, published. */
@Controller
final class ReviewController {
  private static final String PAGE = "/mappings";

  private final MappingDesk desk;
  private final Drafts drafts;
  private final Publications publications;
  private final Publisher publisher;
  private final ConfigurationHome home;
  private final AuditTrail audit;
  private final WorkReply reply;

  ReviewController(
      MappingDesk desk,
      Drafts drafts,
      Publications publications,
      Publisher publisher,
      ConfigurationHome home,
      AuditTrail audit,
      WorkReply reply) {
    this.desk = desk;
    this.drafts = drafts;
    this.publications = publications;
    this.publisher = publisher;
    this.home = home;
    this.audit = audit;
    this.reply = reply;
  }

  @GetMapping("/mappings/review")
  String own(Account account, Model model) {
    return review(account.name(), account, model);
  }

  /** A draft that somebody else handed over. */
  @GetMapping("/mappings/review/{author}")
  String review(@PathVariable String author, Account account, Model model) {
    Draft draft = draft(author, account);
    SortedMap<String, String> base = publications.files(draft.base());
    SortedMap<String, String> files = draft.on(base);
    model.addAttribute("draft", draft);
    model.addAttribute("own", author.equals(account.name()));
    model.addAttribute("publishes", account.may(Permission.MANAGE));
    model.addAttribute("diffs", visible(FileDiff.of(base, files), account));
    model.addAttribute("apart", drafts.divergence(author).orElse(null));
    if (account.may(Permission.MANAGE)) {
      Compilation compilation = home.compile(files);
      model.addAttribute("found", Findings.of(compilation, home, desk.rights(account)));
      model.addAttribute(
          "run", compilation instanceof Compilation.Ok ok ? TestRun.of(ok, home) : null);
    }
    return "mapping-review";
  }

  private List<FileDiff> visible(List<FileDiff> diffs, Account account) {
    FileRights rights = desk.rights(account);
    return diffs.stream().filter(diff -> rights.sees(diff.path())).toList();
  }

  /** One's own, or one that was handed over to those who publish. */
  private Draft draft(String author, Account account) {
    return drafts
        .of(author)
        .filter(
            draft ->
                author.equals(account.name())
                    || (account.may(Permission.MANAGE) && draft.state() == Draft.State.SUBMITTED))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/mappings/review/{author}/publish")
  String publish(
      @PathVariable String author,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    draft(author, account);
    if (message.isBlank()) {
      return reply.bad(Words.of("mappings.message.missing"), back(author), after, locale);
    }
    return reply.after(
        publisher.publish(author, seen, message.strip(), account), back(author), after, locale);
  }

  @PostMapping("/mappings/review/submit")
  String submit(
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    if (message.isBlank()) {
      return reply.bad(Words.of("mappings.message.missing"), PAGE + "/review", after, locale);
    }
    drafts.submit(account.name(), message.strip());
    audit.add(account.name(), "SUBMIT", "configuration", message.strip());
    return reply.good(Words.of("mappings.submitted"), PAGE, after, locale);
  }

  @PostMapping("/mappings/review/{author}/back")
  String back(
      @PathVariable String author,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    if (!account.may(Permission.MANAGE)) {
      throw new AccessDeniedException("sending back is the administrators'");
    }
    draft(author, account);
    if (reason.isBlank()) {
      return reply.bad(Words.of("mappings.reason.missing"), back(author), after, locale);
    }
    drafts.sendBack(author, account.name(), reason.strip());
    audit.add(account.name(), "SEND_BACK", author, reason.strip());
    return reply.good(Words.of("mappings.sentBack", author), PAGE, after, locale);
  }

  private static String back(String author) {
    return PAGE + "/review/" + author;
  }
}
