package org.relais.console.mappings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.console.account.Account;
import org.relais.ledger.FileSign;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Keeps what is typed into a file of the draft. Where the file says something else by now than the
 * page knew, nothing is kept and the person is asked: another window may have changed it, or
 * somebody published it.
 */
@Controller
final class TextController {
  private final MappingDesk desk;
  private final DraftReviews reviews;

  TextController(MappingDesk desk, DraftReviews reviews) {
    this.desk = desk;
    this.reviews = reviews;
  }

  /**
   * As one types: keeps the text, and says what the compiler says of the whole.
   *
   * @param seen sign of what the file said when the page was last told
   */
  @PostMapping("/mappings/text")
  String keep(
      @RequestParam String file,
      @RequestParam String text,
      @RequestParam(defaultValue = "") String seen,
      Account account,
      Model model,
      HttpServletResponse response) {
    Optional<FileSign> kept = desk.put(account, file, new FileSign(seen), text);
    if (kept.isEmpty()) {
      refuse(file, account, model, response);
      return "mapping-refused :: refused";
    }
    model.addAttribute("seen", kept.get().text());
    model.addAttribute("found", reviews.findings(account));
    model.addAttribute("draft", desk.draft(account).orElse(null));
    return "mappings :: findings";
  }

  /** For a browser without scripts. */
  @PostMapping("/mappings/save")
  String save(
      @RequestParam String file,
      @RequestParam String text,
      @RequestParam(defaultValue = "") String seen,
      Account account,
      Model model,
      HttpServletResponse response) {
    if (desk.put(account, file, new FileSign(seen), text).isPresent()) {
      return "redirect:" + DraftController.page(file);
    }
    refuse(file, account, model, response);
    model.addAttribute("text", text);
    return "mapping-refused";
  }

  private void refuse(String file, Account account, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    @Nullable String now = desk.all(account).get(file);
    model.addAttribute("file", file);
    model.addAttribute("there", now != null);
    model.addAttribute("seen", FileSign.of(now).text());
  }
}
