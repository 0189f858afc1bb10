package org.relais.console.mappings;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.relais.ledger.ConfigurationVersion;
import org.relais.ledger.Draft;
import org.relais.ledger.Drafts;
import org.relais.ledger.NewVersion;
import org.relais.ledger.VersionHistory;
import org.springframework.security.access.AccessDeniedException;

/**
 * Makes a draft or a version of the history the active configuration; in the background. What does
 * not compile, whose tests fail, or that holds a secret never becomes active.
 */
public final class Publisher {
  private final ConfigurationHome home;
  private final Drafts drafts;
  private final VersionHistory history;
  private final VersionDesk versions;
  private final Changeover changeover;
  private final LiveDeployment live;
  private final Recent<LedgerFigures> figures;
  private final Workshop workshop;

  Publisher(
      ConfigurationHome home,
      Drafts drafts,
      VersionHistory history,
      VersionDesk versions,
      Changeover changeover,
      LiveDeployment live,
      Recent<LedgerFigures> figures,
      Workshop workshop) {
    this.home = home;
    this.drafts = drafts;
    this.history = history;
    this.versions = versions;
    this.changeover = changeover;
    this.live = live;
    this.figures = figures;
    this.workshop = workshop;
  }

  /**
   * Publishes the account's own draft, which need not be saved before.
   *
   * @param seen {@link Draft#seen} of what the publisher looked at: where the draft was changed
   *     since, or another version became active, nothing is done
   */
  public Work publish(String seen, String message, Account publisher) {
    mustManage(publisher);
    return workshop.start(
        publisher,
        Words.of("mappings.work.publish", message),
        progress -> draft(seen, message, publisher, progress));
  }

  /**
   * Makes a version of the history live, saved or active before.
   *
   * @param seen number of the active version with which the publisher compared it: where another
   *     one is active since, nothing is done
   */
  public Work makeLive(
      ConfigurationVersion version, Making how, long seen, String message, Account publisher) {
    mustManage(publisher);
    boolean back = version.state() == ConfigurationVersion.State.LIVE;
    return workshop.start(
        publisher,
        back
            ? Words.of("mappings.work.rollBack", version.shortVersion())
            : Words.of("mappings.work.live", version.number(), message),
        progress -> version(version, how, seen, message, publisher, progress));
  }

  private Outcome draft(String seen, String message, Account publisher, Progress progress) {
    String author = publisher.name();
    Draft draft = drafts.of(author).orElse(null);
    long active = history.active().map(ConfigurationVersion::number).orElse(0L);
    if (draft == null || !draft.seen(active).equals(seen)) {
      return Outcome.failed(Words.of("mappings.unfit.changed"));
    }
    if (drafts.divergence(author).filter(apart -> !apart.both().isEmpty()).isPresent()) {
      return Outcome.failed(Words.of("mappings.unfit.conflict"));
    }
    SortedMap<String, String> files = draft.on(history.files(active));
    Outcome outcome = activate(files, active, null, author, message, progress);
    if (outcome instanceof Outcome.Done) {
      Set<String> changed =
          draft.changes().stream().map(Draft.Change::path).collect(Collectors.toSet());
      drafts.rebase(author, changed);
    }
    return outcome;
  }

  private Outcome version(
      ConfigurationVersion version,
      Making how,
      long seen,
      String message,
      Account publisher,
      Progress progress) {
    Optional<SortedMap<String, String>> files =
        how == Making.EXACT
            ? Optional.of(history.files(version.number()))
            : versions.merged(version).clean();
    if (files.isEmpty()) {
      return Outcome.failed(Words.of("mappings.unfit.merge"));
    }
    String author = version.author();
    boolean own =
        version.state() == ConfigurationVersion.State.LIVE || author.equals(publisher.name());
    String who = own ? publisher.name() : author + " (" + publisher.name() + ")";
    Outcome outcome = activate(files.get(), seen, version.number(), who, message, progress);
    if (outcome instanceof Outcome.Done) {
      drafts.rebase(author, Set.of());
    }
    return outcome;
  }

  private Outcome activate(
      SortedMap<String, String> files,
      long base,
      @Nullable Long madeOf,
      String author,
      String message,
      Progress progress) {
    Candidate candidate = Candidate.of(files, home);
    if (candidate instanceof Candidate.Unfit unfit) {
      return Outcome.failed(unfit.why());
    }
    Deployment next = ((Candidate.Fit) candidate).deployment();
    Deployment before = live.now();
    NewVersion entry = new NewVersion(next.files(), next.tests(), author, message, madeOf);
    Ended ended = changeover.to(next, base, entry, progress::done);
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
    long number = history.active().map(ConfigurationVersion::number).orElse(0L);
    int remapped = ((Ended.Changed) ended).applied().remapped();
    return Outcome.done(
        Words.of(
            restart ? "mappings.published.restart" : "mappings.published",
            ConfigurationVersion.shortened(next.version()),
            remapped),
        "/mappings/versions/" + number);
  }

  private static void mustManage(Account account) {
    if (!account.may(Permission.MANAGE)) {
      throw new AccessDeniedException("publishing is the administrators'");
    }
  }
}
