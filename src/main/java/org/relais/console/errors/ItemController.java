package org.relais.console.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.page.Names;
import org.relais.console.view.ErrorView;
import org.relais.console.view.VisitLine;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.ledger.CellVisits;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.RejectedContent;
import org.relais.ledger.RejectedContents;
import org.relais.visit.Dictionary;
import org.relais.visit.Visit;
import org.relais.visit.condition.RuleWords;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** One item with its reasons, its history and what stands behind it. */
@Controller
final class ItemController {
  private static final int VISITS = 100;
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private final ErrorView errors;
  private final Supplier<RejectedContents> contents;
  private final Supplier<CellVisits> visits;
  private final Supplier<RuleWords> rules;
  private final Supplier<Dictionary> dictionary;
  private final Names names;

  ItemController(
      ErrorView errors,
      Supplier<RejectedContents> contents,
      Supplier<CellVisits> visits,
      Supplier<RuleWords> rules,
      Supplier<Dictionary> dictionary,
      Names names) {
    this.errors = errors;
    this.contents = contents;
    this.visits = visits;
    this.rules = rules;
    this.dictionary = dictionary;
    this.names = names;
  }

  @GetMapping("/errors/items/{item}")
  String item(@PathVariable String item, Account account, Model model) throws Exception {
    ErrorId id = id(item);
    Optional<ErrorDetail> detail = errors.item(id, account.scope());
    if (detail.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    show(detail.get(), account, model);
    Optional<RejectedContent> content = contents.get().masked(id);
    if (content.isPresent()) {
      show(content.get(), true, model);
    }
    return "item";
  }

  /** A form and no link: each look is an act of a person. */
  @PostMapping("/errors/items/{item}/whole")
  String whole(@PathVariable String item, Account account, Model model) throws Exception {
    if (!account.may(Permission.SEE_PERSONAL)) {
      throw new AccessDeniedException("personal data");
    }
    ErrorId id = id(item);
    ErrorDetail detail =
        errors
            .item(id, account.scope())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    RejectedContent content =
        contents
            .get()
            .whole(id, account.name())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    show(detail, account, model);
    show(content, false, model);
    return "item";
  }

  private void show(ErrorDetail detail, Account account, Model model) {
    model.addAttribute("detail", detail);
    model.addAttribute("item", detail.item());
    model.addAttribute("kind", detail.item().id().kind());
    model.addAttribute("names", names);
    model.addAttribute("maySee", account.may(Permission.SEE_PERSONAL));
    if (detail.item() instanceof ErrorItem.HeldCell cell) {
      showVisits(cell, model);
    }
  }

  private static void show(RejectedContent content, boolean masked, Model model) throws Exception {
    model.addAttribute("content", content);
    model.addAttribute("masked", masked);
    if (content.raw() != null) {
      model.addAttribute("raw", JSON.writeValueAsString(content.raw()));
    }
  }

  /** Nothing where the configuration has no such element any more. */
  private void showVisits(ErrorItem.HeldCell cell, Model model) {
    Optional<DataSet> dataSet = names.dataSet(cell.key().dataSet());
    Optional<DataElement> element = names.elementOf(cell.key().element());
    if (dataSet.isEmpty() || element.isEmpty()) {
      return;
    }
    List<Visit> counted =
        visits
            .get()
            .counted(
                dataSet.get(),
                element.get(),
                cell.key().options(),
                cell.key().orgUnit(),
                cell.key().period());
    model.addAttribute("rule", rules.get().of(element.get().rule()));
    model.addAttribute("visitCount", counted.size());
    Dictionary known = dictionary.get();
    model.addAttribute(
        "visits",
        counted.stream()
            .limit(VISITS)
            .map(visit -> VisitLine.of(visit, element.get(), known))
            .toList());
  }

  static ErrorId id(String text) {
    return ErrorId.parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
