package org.relais.console.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Locale;
import java.util.Optional;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.page.Names;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorId;
import org.relais.ledger.HeldContent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One item with its reasons, its history and what stands behind it. */
@Controller
final class ItemController {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final ItemDesk desk;
  private final Names names;

  ItemController(ItemDesk desk, Names names) {
    this.desk = desk;
    this.names = names;
  }

  @GetMapping("/errors/items/{item}")
  String item(
      @PathVariable String item,
      ErrorQuery query,
      @RequestParam(defaultValue = "1") int page,
      Account account,
      Model model)
      throws Exception {
    ErrorDetail detail = find(id(item), account);
    show(detail, query, account, model);
    behind(detail, page, model);
    Optional<HeldContent> content = desk.masked(detail);
    if (content.isPresent()) {
      show(content.get(), true, model);
    }
    return "item";
  }

  /** A form and no link: each look is an act of a person. */
  @PostMapping("/errors/items/{item}/whole")
  String whole(@PathVariable String item, ErrorQuery query, Account account, Model model)
      throws Exception {
    ErrorId id = id(item);
    HeldContent content =
        desk.whole(id, account)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    show(find(id, account), query, account, model);
    show(content, false, model);
    return "item";
  }

  private ErrorDetail find(ErrorId id, Account account) {
    return desk.find(id, account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private void show(ErrorDetail detail, ErrorQuery query, Account account, Model model) {
    model.addAttribute(
        "query",
        query.unsorted().inState(detail.item().standing().state().name().toLowerCase(Locale.ROOT)));
    model.addAttribute("detail", detail);
    model.addAttribute("item", detail.item());
    model.addAttribute("kind", detail.item().id().kind());
    model.addAttribute("names", names);
    model.addAttribute("maySee", account.may(Permission.SEE_PERSONAL));
    model.addAttribute("resources", desk.resources(detail.item(), account));
  }

  private void behind(ErrorDetail detail, int page, Model model) {
    int asked = Math.max(1, Math.min(page, Integer.MAX_VALUE / ItemDesk.VISITS));
    desk.behind(detail.item(), (asked - 1) * ItemDesk.VISITS)
        .ifPresent(
            behind -> {
              model.addAttribute("rule", behind.rule());
              model.addAttribute("visitCount", behind.total());
              model.addAttribute("visits", behind.visits());
              model.addAttribute("page", asked);
              model.addAttribute("pages", (behind.total() - 1) / ItemDesk.VISITS + 1);
            });
  }

  private static void show(HeldContent content, boolean masked, Model model) throws Exception {
    model.addAttribute("content", content);
    model.addAttribute("masked", masked);
    if (content.raw() != null) {
      model.addAttribute("raw", JSON.writeValueAsString(content.raw()));
    }
  }

  static ErrorId id(String text) {
    return ErrorId.parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
