package org.relais.console.mappings;

import java.util.Locale;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.springframework.http.HttpStatus;
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

  private final DraftReviews reviews;
  private final Drafts drafts;
  private final Publisher publisher;
  private final WorkReply reply;

  ReviewController(DraftReviews reviews, Drafts drafts, Publisher publisher, WorkReply reply) {
    this.reviews = reviews;
    this.drafts = drafts;
    this.publisher = publisher;
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
    model.addAttribute("draft", draft);
    model.addAttribute("own", author.equals(account.name()));
    model.addAttribute("publishes", account.may(Permission.MANAGE));
    model.addAttribute("diffs", ShownDiff.of(reviews.diffs(draft, account)));
    model.addAttribute("apart", drafts.divergence(author).orElse(null));
    if (account.may(Permission.MANAGE)) {
      DraftReviews.Checked checked = reviews.check(draft, account);
      model.addAttribute("found", checked.findings());
      model.addAttribute("run", checked.run().orElse(null));
    }
    return "mapping-review";
  }

  private Draft draft(String author, Account account) {
    return reviews
        .find(author, account)
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
    reviews.submit(account, message.strip());
    return reply.good(Words.of("mappings.submitted"), PAGE, after, locale);
  }

  @PostMapping("/mappings/review/{author}/back")
  String back(
      @PathVariable String author,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    draft(author, account);
    if (reason.isBlank()) {
      return reply.bad(Words.of("mappings.reason.missing"), back(author), after, locale);
    }
    reviews.sendBack(author, account, reason.strip());
    return reply.good(Words.of("mappings.sentBack", author), PAGE, after, locale);
  }

  private static String back(String author) {
    return PAGE + "/review/" + author;
  }
}
