package org.relais.console.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.relais.console.page.CsvPage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail. */
@Controller
final class AuditController {
  private static final int PAGE = 100;
  private static final int AT_ONCE = 5_000;
  private static final int MOST = 10_000;

  private final AuditEntries entries;
  private final ActWords words;

  AuditController(AuditEntries entries, ActWords words) {
    this.entries = entries;
    this.words = words;
  }

  @GetMapping("/audit")
  String audit(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String act,
      @RequestParam(defaultValue = "0") long before,
      @RequestParam(defaultValue = "false") boolean oldest,
      Locale locale,
      Model model) {
    List<AuditEntry> found = entries.list(who, act, before, oldest, PAGE);
    model.addAttribute("count", entries.count(who, act, MOST));
    model.addAttribute("most", MOST);
    model.addAttribute("oldest", oldest);
    model.addAttribute("entries", found);
    model.addAttribute("who", who);
    model.addAttribute("act", act.strip());
    model.addAttribute("acts", words.choices(act.strip(), locale));
    model.addAttribute("words", words);
    model.addAttribute("newest", before == 0);
    if (found.size() == PAGE) {
      model.addAttribute("last", found.get(PAGE - 1).entry());
    }
    return "audit";
  }

  @GetMapping("/audit/entries.csv")
  void csv(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String act,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    try (CsvPage csv = CsvPage.to(response, "relais-audit", locale)) {
      csv.row("entry", "at", "who", "act", "words", "subject", "reason");
      long before = 0;
      List<AuditEntry> page;
      do {
        page = entries.list(who, act, before, AT_ONCE);
        for (AuditEntry entry : page) {
          csv.row(
              entry.entry(),
              entry.at(),
              entry.who(),
              entry.act(),
              words.of(entry.act(), locale),
              entry.subject(),
              entry.reason());
          before = entry.entry();
        }
      } while (page.size() == AT_ONCE);
    }
  }
}
