package org.relais.console.mappings;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.ledger.Draft;
import org.relais.ledger.FileSign;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The editor: the files, the text of one of them, and what the compiler says. */
@Controller
final class EditorController {
  /** A longer text is shown in part, and written elsewhere: typing in it would be slow. */
  private static final int LONGEST = 200_000;

  private static final String FIRST = "relais.yaml";

  private final MappingDesk desk;
  private final DraftCompiler compiler;
  private final DraftReviews reviews;
  private final VersionDesk versions;
  private final ConfigurationHome home;
  private final Deployment live;

  EditorController(
      MappingDesk desk,
      DraftCompiler compiler,
      DraftReviews reviews,
      VersionDesk versions,
      ConfigurationHome home,
      Deployment live) {
    this.desk = desk;
    this.compiler = compiler;
    this.reviews = reviews;
    this.versions = versions;
    this.home = home;
    this.live = live;
  }

  @GetMapping("/mappings")
  String editor(
      @RequestParam(required = false) @Nullable String file,
      @RequestParam(defaultValue = "0") int line,
      Account account,
      Model model) {
    SortedMap<String, String> base = desk.base(account);
    FileRights rights = desk.rights(account);
    Optional<Draft> draft = desk.draft(account);
    Findings findings = findings(account, rights);
    List<FileLine> files =
        FileLine.of(base, draft.map(Draft::changes).orElse(List.of()), findings, rights);
    model.addAttribute("files", files);
    model.addAttribute("draft", draft.orElse(null));
    model.addAttribute("apart", desk.divergence(account).orElse(null));
    model.addAttribute("active", desk.active().orElse(null));
    model.addAttribute("found", findings);
    model.addAttribute("writes", rights.changesSomething());
    model.addAttribute("activeSeen", versions.active(account).isPresent());
    model.addAttribute("waiting", WaitingLine.of(versions, account));
    model.addAttribute("saved", versions.savedBy(account).orElse(null));
    model.addAttribute("line", line);
    open(file, files, account, rights, model);
    return "mappings";
  }

  private void open(
      @Nullable String asked,
      List<FileLine> files,
      Account account,
      FileRights rights,
      Model model) {
    Optional<FileLine> shown =
        files.stream()
            .filter(
                each ->
                    asked == null ? each.state() != FileLine.State.SAME : each.path().equals(asked))
            .findFirst()
            .or(() -> asked == null ? first(files) : Optional.empty());
    if (asked != null && shown.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("file", shown.orElse(null));
    if (shown.isPresent() && shown.get().state() != FileLine.State.REMOVED) {
      String text = desk.text(account, shown.get().path());
      boolean tooLong = text.length() > LONGEST;
      model.addAttribute("seen", FileSign.of(text).text());
      model.addAttribute("text", tooLong ? text.substring(0, LONGEST) : text);
      model.addAttribute("tooLong", tooLong);
      model.addAttribute("mayWrite", !tooLong && rights.changes(shown.get().path()));
    }
  }

  private static Optional<FileLine> first(List<FileLine> files) {
    return files.stream()
        .filter(each -> each.path().equals(FIRST))
        .findFirst()
        .or(() -> files.stream().findFirst());
  }

  @GetMapping("/mappings/findings")
  String findings(Account account, Model model) {
    show(account, model);
    return "mappings :: findings";
  }

  /** What may be completed while one types: fields, their codes, data elements, data sets. */
  @GetMapping(value = "/mappings/words", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  SortedSet<String> words() {
    return ConfigurationWords.of(live);
  }

  /** Runs the tests of the draft; where it does not compile, says that instead. */
  @PostMapping("/mappings/tests")
  String tests(Account account, Model model) {
    show(account, model);
    model.addAttribute("run", reviews.check(account).run().orElse(null));
    return "mappings :: tests";
  }

  private void show(Account account, Model model) {
    FileRights rights = desk.rights(account);
    model.addAttribute("found", findings(account, rights));
    model.addAttribute("draft", desk.draft(account).orElse(null));
  }

  private Findings findings(Account account, FileRights rights) {
    return Findings.of(compiler.compile(account), home, rights);
  }
}
