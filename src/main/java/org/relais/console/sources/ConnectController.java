package org.relais.console.sources;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.work.Notice;
import org.relais.console.work.Words;
import org.relais.console.work.WorkReply;
import org.relais.ledger.Drafts;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Connect a field system: a form that writes the file of a source into the account's draft. Nothing
 * runs by it before an administrator publishes the draft.
 */
@Controller
final class ConnectController {
  private final Deployment deployment;
  private final Drafts drafts;
  private final ConnectDesk desk;
  private final SourceSecrets secrets;
  private final DraftedSources drafted;
  private final MessageSource messages;
  private final WorkReply reply;

  ConnectController(
      Deployment deployment,
      Drafts drafts,
      ConnectDesk desk,
      SourceSecrets secrets,
      DraftedSources drafted,
      MessageSource messages,
      WorkReply reply) {
    this.deployment = deployment;
    this.drafts = drafts;
    this.desk = desk;
    this.secrets = secrets;
    this.drafted = drafted;
    this.messages = messages;
    this.reply = reply;
  }

  @GetMapping("/connect")
  String form(Account account, Model model) {
    ConnectDesk.mayConnect(account);
    NewSource usual =
        new NewSource(
            null, "cht", null, "basic", null, null, "15 minutes", deployment.zone().getId());
    return show(usual, account, model);
  }

  @PostMapping("/connect")
  String write(
      @ModelAttribute NewSource source,
      Account account,
      Locale locale,
      Model model,
      RedirectAttributes after) {
    Optional<Words> fault = desk.connect(source, account);
    if (fault.isPresent()) {
      model.addAttribute(Notice.NAME, Notice.bad(fault.get(), messages, locale));
      return show(source, account, model);
    }
    String page = "/connect/" + NewSource.text(source.name());
    return reply.good(Words.of("connect.written", source.path()), page, after, locale);
  }

  /**
   * What is next with a source that is only in a draft: store its secrets, try it, map it.
   *
   * @param of whose draft it is; another's is an administrator's to look at
   */
  @GetMapping("/connect/{name}")
  String next(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String of,
      Account account,
      Model model) {
    ConnectDesk.mayConnect(account);
    if (!account.scope().includes(name)) {
      throw new AccessDeniedException("source");
    }
    String author = of == null || !account.may(Permission.MANAGE) ? account.name() : of;
    String path = "sources/" + name + ".yaml";
    @Nullable String text = desk.taken(name) ? null : drafts.files(author).get(path);
    model.addAttribute("name", name);
    model.addAttribute("path", path);
    model.addAttribute("text", text);
    model.addAttribute("author", author);
    model.addAttribute("own", author.equals(account.name()));
    model.addAttribute("secrets", text == null ? List.of() : secrets.lines(name, text));
    model.addAttribute(
        "version",
        drafted.of(account).stream()
            .filter(line -> line.name().equals(name) && line.account().equals(author))
            .findFirst()
            .map(DraftedSources.Line::version)
            .orElse(null));
    return "connected";
  }

  private String show(NewSource source, Account account, Model model) {
    model.addAttribute("source", source);
    model.addAttribute("types", NewSource.TYPES);
    model.addAttribute("auths", NewSource.AUTHS);
    model.addAttribute("owned", account.scope().all() ? List.of() : free(account).toList());
    return "connect";
  }

  /** Names that a source owner was given and that no source has yet. */
  private Stream<String> free(Account account) {
    return account.scope().included().stream().filter(name -> !desk.taken(name)).sorted();
  }
}
