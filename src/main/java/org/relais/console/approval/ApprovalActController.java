package org.relais.console.approval;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.WorkReply;
import org.relais.ledger.ApprovalScope;
import org.relais.ledger.Approvals;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Approve what was seen, or send it back with a reason. */
@Controller
final class ApprovalActController {
  private final Deployment deployment;
  private final Supplier<Approvals> approvals;
  private final ApprovalDesk desk;
  private final WorkReply reply;

  ApprovalActController(
      Deployment deployment, Supplier<Approvals> approvals, ApprovalDesk desk, WorkReply reply) {
    this.deployment = deployment;
    this.approvals = approvals;
    this.desk = desk;
    this.reply = reply;
  }

  @PostMapping("/approval/{target}/{dataSet}/{period}/approve")
  String approve(
      ApprovalPlace place,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    ApprovalDesk.mayApprove(account);
    ApprovalScope scope = ApprovalController.scope(place, deployment);
    String back = back(place);
    long cells = approvals.get().proposal(scope).cells();
    Work work = desk.approve(scope, seen, cells, given(reason), account, back);
    return reply.after(work, back, after, locale);
  }

  @PostMapping("/approval/{target}/{dataSet}/{period}/send-back")
  String sendBack(
      ApprovalPlace place,
      @RequestParam(defaultValue = "") String reason,
      Account account,
      Locale locale,
      RedirectAttributes after) {
    ApprovalDesk.mayApprove(account);
    ApprovalScope scope = ApprovalController.scope(place, deployment);
    String back = back(place);
    if (reason.isBlank()) {
      return reply.bad(Words.of("approval.noReason"), back, after, locale);
    }
    return reply.after(desk.sendBack(scope, reason.strip(), account, back), back, after, locale);
  }

  private static String back(ApprovalPlace place) {
    return place.path() + place.inAddress();
  }

  private static @Nullable String given(String reason) {
    return reason.isBlank() ? null : reason.strip();
  }
}
