package org.relais.console.mappings;

import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.running.Changeover;
import org.relais.console.running.Changeover.Ended;
import org.relais.console.running.LiveDeployment;
import org.relais.console.view.LedgerFigures;
import org.relais.console.view.Recent;
import org.relais.console.work.Outcome;
import org.relais.console.work.Progress;
import org.relais.console.work.Words;
import org.relais.console.work.Work;
import org.relais.console.work.Workshop;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.Publication;
import org.relais.ledger.Publications;
import org.springframework.security.access.AccessDeniedException;

/**
 * Makes a draft, or a configuration of before, the active one; in the background. What does not
 * compile, whose tests fail, or that holds a secret never becomes active.
 */
public final class Publisher {
  private final ConfigurationHome home;
  private final Drafts drafts;
  private final Publications publications;
  private final Changeover changeover;
  private final LiveDeployment live;
  private final Recent<LedgerFigures> figures;
  private final Workshop workshop;

  Publisher(
      ConfigurationHome home,
      Drafts drafts,
      Publications publications,
      Changeover changeover,
      LiveDeployment live,
      Recent<LedgerFigures> figures,
      Workshop workshop) {
    this.home = home;
    this.drafts = drafts;
    this.publications = publications;
    this.changeover = changeover;
    this.live = live;
    this.figures = figures;
    this.workshop = workshop;
  }

  /**
   * @param author of the draft
   * @param seen {@link Draft#changedAt} of what the publisher looked at, as text: what was changed
   *     since is not published unseen
   */
  public Work publish(String author, String seen, String message, Account publisher) {
    mustManage(publisher);
    return workshop.start(
        publisher,
        Words.of("mappings.work.publish", message),
        progress -> draft(author, seen, message, publisher, progress));
  }

  /** Publishes the files of an earlier publication again. */
  public Work rollBack(Publication old, String message, Account publisher) {
    mustManage(publisher);
    return workshop.start(
        publisher,
        Words.of("mappings.work.rollBack", old.shortVersion()),
        progress ->
            activate(
                publications.files(old.number()),
                publications.latest().map(Publication::number).orElse(0L),
                publisher.name(),
                message,
                progress));
  }

  private Outcome draft(
      String author, String seen, String message, Account publisher, Progress progress) {
    Draft draft = drafts.of(author).orElse(null);
    if (draft == null || !draft.changedAt().toString().equals(seen)) {
      return Outcome.failed(Words.of("mappings.unfit.changed"));
    }
    if (drafts.divergence(author).isPresent()) {
      if (!drafts.rebase(author, Set.of(), Set.of())) {
        return Outcome.failed(Words.of("mappings.unfit.conflict"));
      }
      draft = drafts.of(author).orElse(draft);
    }
    String who = author.equals(publisher.name()) ? author : author + " (" + publisher.name() + ")";
    SortedMap<String, String> files = draft.on(publications.files(draft.base()));
    Outcome outcome = activate(files, draft.base(), who, message, progress);
    if (outcome instanceof Outcome.Done) {
      Set<String> changed =
          draft.changes().stream().map(Draft.Change::path).collect(Collectors.toSet());
      drafts.rebase(author, changed, Set.of());
      drafts.describe(author, "");
    }
    return outcome;
  }

  private Outcome activate(
      SortedMap<String, String> files,
      long base,
      String author,
      String message,
      Progress progress) {
    Candidate candidate = Candidate.of(files, home);
    if (candidate instanceof Candidate.Unfit unfit) {
      return Outcome.failed(unfit.why());
    }
    Deployment next = ((Candidate.Fit) candidate).deployment();
    Deployment before = live.now();
    Ended ended = changeover.to(next, base, author, message, progress::done);
    figures.forget();
    if (ended instanceof Ended.Kept kept) {
      return Outcome.failed(Words.saying(kept.why()));
    }
    if (ended instanceof Ended.Stopped stopped) {
      return Outcome.failed(Words.saying(stopped.why()));
    }
    boolean restart =
        !next.server().equals(before.server())
            || !Objects.equals(next.database(), before.database());
    long number = publications.latest().map(Publication::number).orElse(0L);
    int remapped = ((Ended.Changed) ended).applied().remapped();
    return Outcome.done(
        Words.of(
            restart ? "mappings.published.restart" : "mappings.published",
            Publication.shortened(next.version()),
            remapped),
        "/mappings/versions/" + number);
  }

  private static void mustManage(Account account) {
    if (!account.may(Permission.MANAGE)) {
      throw new AccessDeniedException("publishing is the administrators'");
    }
  }
}
