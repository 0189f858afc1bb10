package org.relais.console.trial;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tries a mapping on real records: on a page of its own that of now, for people who do not edit it;
 * beside the editor, as a part of its page, the reader's draft.
 */
@Controller
final class TrialController {
  static final String PAGE = "/trial";
  static final String BESIDE = "/mappings/trial";

  private final TrialDesk desk;
  private final DraftDeployments deployments;

  TrialController(TrialDesk desk, DraftDeployments deployments) {
    this.desk = desk;
    this.deployments = deployments;
  }

  @GetMapping({PAGE, BESIDE})
  String trial(
      TrialParameters asked,
      Account account,
      HttpServletRequest request,
      HttpSession session,
      Model model) {
    TrialSession kept = new TrialSession(session);
    TrialQuery query = kept.resume(asked.query());
    Asked by = asked(request, account, model);
    Optional<PastedRecord> pasted = kept.pasted(query);
    return pasted.isPresent() ? pasted(query, pasted.get(), by) : stored(query, false, kept, by);
  }

  /** Who asks, for which configuration, and what the answer is put into. */
  private record Asked(Account account, Tried tried, String base, Model model) {
    TrialDesk.Reader reader(boolean whole) {
      return TrialDesk.Reader.of(account, whole);
    }

    String show(TrialView view) {
      model.addAttribute("view", view);
      model.addAttribute("base", base);
      model.addAttribute("tried", tried);
      model.addAttribute("maySee", account.may(Permission.SEE_PERSONAL));
      return base.equals(PAGE) ? "trial" : "trial-steps :: steps";
    }
  }

  private Asked asked(HttpServletRequest request, Account account, Model model) {
    boolean beside = request.getRequestURI().startsWith(BESIDE);
    boolean draft = beside || "true".equals(request.getParameter("draft"));
    return new Asked(
        account,
        draft ? deployments.of(account) : deployments.active(),
        beside ? BESIDE : PAGE,
        model);
  }

  /** A form and no link: each look is an act of a person. */
  @PostMapping({PAGE + "/whole", BESIDE + "/whole"})
  String whole(
      TrialParameters parameters,
      Account account,
      HttpServletRequest request,
      HttpSession session,
      Model model) {
    if (!account.may(Permission.SEE_PERSONAL)) {
      throw new AccessDeniedException("personal data");
    }
    return stored(
        parameters.query(), true, new TrialSession(session), asked(request, account, model));
  }

  @PostMapping({PAGE + "/paste", BESIDE + "/paste"})
  String paste(
      TrialParameters parameters,
      @RequestParam String text,
      Account account,
      HttpServletRequest request,
      HttpSession session,
      Model model) {
    TrialQuery query = parameters.query();
    PastedRecord pasted =
        new PastedRecord(
            Objects.requireNonNullElse(query.source(), ""),
            Objects.requireNonNullElse(query.form(), ""),
            text);
    if (pasted.body().isPresent()) {
      new TrialSession(session).paste(pasted);
    }
    return pasted(query, pasted, asked(request, account, model));
  }

  private String stored(TrialQuery query, boolean whole, TrialSession session, Asked by) {
    TrialView view = found(desk.show(by.tried(), query, by.reader(whole)));
    session.choose(view.query());
    return by.show(view);
  }

  private String pasted(TrialQuery query, PastedRecord pasted, Asked by) {
    by.model().addAttribute("text", pasted.text());
    Optional<JsonNode> body = pasted.body();
    if (body.isEmpty()) {
      by.model().addAttribute("notJson", true);
      return by.show(found(desk.show(by.tried(), query, by.reader(false))));
    }
    return by.show(found(desk.show(by.tried(), query, pasted, body.get(), by.reader(true))));
  }

  private static TrialView found(Optional<TrialView> view) {
    return view.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
