package org.relais.console.mappings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.Divergence;
import org.relais.ledger.Draft;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's draft as a whole: seen, saved as a version, handed over, published. */
@Controller
final class ReviewController {
  private static final String PAGE = "/mappings/review";

  private final MappingDesk desk;
  private final DraftReviews reviews;
  private final DraftMerges merges;
  private final VersionActs acts;
  private final Publisher publisher;
  private final WorkReply reply;

  ReviewController(
      MappingDesk desk,
      DraftReviews reviews,
      DraftMerges merges,
      VersionActs acts,
      Publisher publisher,
      WorkReply reply) {
    this.desk = desk;
    this.reviews = reviews;
    this.merges = merges;
    this.acts = acts;
    this.publisher = publisher;
    this.reply = reply;
  }

  /** Where others published other files since, both together: as they would be published. */
  @GetMapping(PAGE)
  String review(Account account, Model model) {
    Draft draft =
        desk.draft(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("seen", desk.seen(draft));
    Optional<Divergence> apart = desk.divergence(account);
    Optional<DraftMerges.Preview> merged =
        apart
            .filter(each -> each.both().isEmpty())
            .flatMap(each -> merges.open(account))
            .flatMap(merge -> merges.preview(merge, List.of(), account));
    model.addAttribute("draft", draft);
    model.addAttribute("publishes", account.may(Permission.MANAGE));
    model.addAttribute("apart", apart.orElse(null));
    model.addAttribute(
        "diffs",
        ShownDiff.of(
            merged.map(DraftMerges.Preview::diffs).orElseGet(() -> reviews.diffs(draft, account))));
    model.addAttribute(
        "checked",
        merged.map(DraftMerges.Preview::checked).orElseGet(() -> reviews.check(account)));
    return "mapping-review";
  }

  @PostMapping(PAGE + "/publish")
  String publish(
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    if (message.isBlank()) {
      return reply.bad(Words.of("mappings.message.missing"), PAGE, after, locale);
    }
    return reply.after(publisher.publish(seen, message.strip(), account), PAGE, after, locale);
  }

  @PostMapping(PAGE + "/save")
  String save(
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    return saved(seen, message, false, account, after, locale);
  }

  /** Saves it, and asks that it be made live. */
  @PostMapping(PAGE + "/submit")
  String submit(
      @RequestParam(defaultValue = "") String seen,
      @RequestParam(defaultValue = "") String message,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    return saved(seen, message, true, account, after, locale);
  }

  private String saved(
      String seen,
      String message,
      boolean submit,
      Account account,
      RedirectAttributes after,
      Locale locale) {
    if (message.isBlank()) {
      return reply.bad(Words.of("mappings.message.missing"), PAGE, after, locale);
    }
    VersionActs.Result result = acts.save(account, seen, message.strip(), submit);
    if (result instanceof VersionActs.Result.Refused refused) {
      return reply.bad(
          refused.why(), desk.draft(account).isEmpty() ? "/mappings" : PAGE, after, locale);
    }
    long number = ((VersionActs.Result.Done) result).version().number();
    return reply.good(
        Words.of(submit ? "mappings.submitted" : "mappings.saved", number),
        VersionController.page(number),
        after,
        locale);
  }
}
