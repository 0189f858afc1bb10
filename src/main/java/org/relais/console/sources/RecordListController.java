package org.relais.console.sources;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.page.CsvPage;
import org.relais.console.page.Names;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorKind;
import org.relais.ledger.ListedRecord;
import org.relais.ledger.RecordClass;
import org.relais.ledger.RecordFilter;
import org.relais.ledger.RecordList;
import org.relais.source.SourceDefinition;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The records of a source: what became of each, and nothing that names a person. */
@Controller
final class RecordListController {
  private static final String PATH = "/sources/{name}/records";
  private static final int PAGE = 50;
  private static final int COUNTED = 10_000;
  private static final int IN_CSV = 20_000;

  private final Deployment deployment;
  private final RecordList records;
  private final Names names;
  private final MessageSource messages;

  RecordListController(
      Deployment deployment, RecordList records, Names names, MessageSource messages) {
    this.deployment = deployment;
    this.records = records;
    this.names = names;
    this.messages = messages;
  }

  @GetMapping(PATH)
  String list(@PathVariable String name, RecordQuery query, Account account, Model model) {
    SourceDefinition source = SourceController.definition(name, account, deployment);
    RecordFilter filter = query.filter(name);
    List<ListedRecord> found = records.of(filter, query.place(), query.oldestFirst(), PAGE + 1);
    List<ListedRecord> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("name", name);
    model.addAttribute("query", query);
    model.addAttribute("path", "/sources/" + name + "/records");
    model.addAttribute("records", shown);
    // A list that is shown whole is counted: a filter that fits few reads the index long enough.
    boolean whole = query.place() == null && found.size() <= PAGE;
    model.addAttribute("count", whole ? found.size() : records.count(filter, COUNTED + 1));
    model.addAttribute("counted", COUNTED);
    model.addAttribute("inCsv", IN_CSV);
    model.addAttribute("next", found.size() > PAGE ? next(query, shown) : null);
    model.addAttribute("classes", RecordClass.values());
    model.addAttribute("forms", source.mapping().forms());
    model.addAttribute("names", names);
    return "source-records";
  }

  /** The first of those that fit, from the end at which the list begins. */
  @GetMapping(PATH + ".csv")
  void csv(
      @PathVariable String name,
      RecordQuery query,
      Account account,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    SourceController.definition(name, account, deployment);
    try (CsvPage csv = CsvPage.to(response, "relais-records", locale)) {
      csv.row("record", "became", "form", "org_unit", "visit_date", "received", "failed_transfer");
      for (ListedRecord each : records.of(query.filter(name), null, query.oldestFirst(), IN_CSV)) {
        csv.row(
            each.id(),
            messages.getMessage(word(each), null, locale),
            each.form(),
            each.site(),
            each.visitDate(),
            each.received(),
            failed(each));
      }
    }
  }

  private static String next(RecordQuery query, List<ListedRecord> shown) {
    ListedRecord last = shown.get(shown.size() - 1);
    return query.goingOn(RecordList.Place.of(last).toString());
  }

  private static String word(ListedRecord record) {
    return record.aside() ? "records.is.ASIDE" : "records.is." + record.is();
  }

  private static @Nullable ErrorId failed(ListedRecord record) {
    @Nullable Long rejection = record.rejection();
    return rejection == null ? null : new ErrorId(ErrorKind.RECORD, rejection);
  }
}
