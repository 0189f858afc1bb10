package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.ledger.StoredRecords.Way;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Tries the active configuration on real records, for people who do not edit it. */
@Controller
final class TrialController {
  private static final String PAGE = "trial";

  private final TrialDesk desk;
  private final Deployment active;

  TrialController(TrialDesk desk, Deployment active) {
    this.desk = desk;
    this.active = active;
  }

  @GetMapping("/trial")
  String trial(TrialParameters asked, Account account, HttpSession session, Model model) {
    TrialSession kept = new TrialSession(session);
    TrialQuery query = kept.resume(asked.query());
    Optional<PastedRecord> pasted = kept.pasted(query);
    return pasted.isPresent()
        ? pasted(query, pasted.get(), account, model)
        : stored(query, account, false, kept, model);
  }

  /** A form and no link: each look is an act of a person. */
  @PostMapping("/trial/whole")
  String whole(TrialParameters asked, Account account, HttpSession session, Model model) {
    if (!account.may(Permission.SEE_PERSONAL)) {
      throw new AccessDeniedException("personal data");
    }
    return stored(asked.query(), account, true, new TrialSession(session), model);
  }

  @PostMapping("/trial/paste")
  String paste(
      @RequestParam String source,
      @RequestParam String form,
      @RequestParam String text,
      Account account,
      HttpSession session,
      Model model) {
    PastedRecord pasted = new PastedRecord(source, form, text);
    TrialQuery query = new TrialQuery(null, null, source, form, null, false, null);
    if (pasted.body().isPresent()) {
      new TrialSession(session).paste(pasted);
    }
    return pasted(query, pasted, account, model);
  }

  private String stored(
      TrialQuery query, Account account, boolean whole, TrialSession session, Model model) {
    TrialView view = found(desk.show(active, query, reader(account, whole)));
    session.choose(view.query());
    return page(view, account, model);
  }

  private String pasted(TrialQuery query, PastedRecord pasted, Account account, Model model) {
    model.addAttribute("text", pasted.text());
    Optional<JsonNode> body = pasted.body();
    if (body.isEmpty()) {
      model.addAttribute("notJson", true);
      return page(found(desk.show(active, query, reader(account, false))), account, model);
    }
    return page(
        found(desk.show(active, query, pasted, body.get(), reader(account, true))), account, model);
  }

  private static TrialDesk.Reader reader(Account account, boolean whole) {
    return new TrialDesk.Reader(account.name(), account.scope(), whole);
  }

  private static TrialView found(Optional<TrialView> view) {
    return view.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String page(TrialView view, Account account, Model model) {
    model.addAttribute("view", view);
    model.addAttribute("base", "/trial");
    model.addAttribute("maySee", account.may(Permission.SEE_PERSONAL));
    return PAGE;
  }

  /** As the address has it. */
  record TrialParameters(
      @Nullable String file,
      @Nullable Integer line,
      @Nullable String source,
      @Nullable String form,
      @Nullable String record,
      @Nullable Boolean rejected,
      @Nullable String move) {
    TrialQuery query() {
      return new TrialQuery(
          blank(file),
          line,
          blank(source),
          blank(form),
          blank(record),
          Boolean.TRUE.equals(rejected),
          "older".equals(move) ? Way.OLDER : "newer".equals(move) ? Way.NEWER : null);
    }

    private static @Nullable String blank(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }
}
