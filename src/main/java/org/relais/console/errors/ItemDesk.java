package org.relais.console.errors;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.relais.console.account.Account;
import org.relais.console.account.Permission;
import org.relais.console.page.Names;
import org.relais.console.trial.TrialSteps;
import org.relais.console.view.ErrorView;
import org.relais.console.view.VisitLines;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.ledger.CellVisits;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorId;
import org.relais.ledger.ErrorItem;
import org.relais.ledger.HeldContent;
import org.relais.ledger.HeldContents;
import org.relais.visit.Labels;
import org.relais.visit.Visit;
import org.relais.visit.condition.RuleWords;
import org.springframework.security.access.AccessDeniedException;

/** One item of the error queue with what stands behind it, as far as an account sees it. */
public final class ItemDesk {
  static final int VISITS = 100;

  private final ErrorView errors;
  private final Supplier<HeldContents> contents;
  private final Supplier<CellVisits> visits;
  private final Supplier<RuleWords> words;
  private final VisitLines lines;
  private final HeldResources resources;
  private final Names names;

  ItemDesk(
      ErrorView errors,
      Supplier<HeldContents> contents,
      Supplier<CellVisits> visits,
      Supplier<RuleWords> words,
      VisitLines lines,
      HeldResources resources,
      Names names) {
    this.errors = errors;
    this.contents = contents;
    this.visits = visits;
    this.words = words;
    this.lines = lines;
    this.resources = resources;
    this.names = names;
  }

  /**
   * The visits that a value counts.
   *
   * @param rule in words, all of which must hold
   * @param cel the same for programs
   * @param total of all of them
   * @param visits a page of them
   */
  public record Behind(List<Labels> rule, String cel, int total, List<VisitLines.Line> visits) {
    public Behind {
      rule = List.copyOf(rule);
      visits = List.copyOf(visits);
    }
  }

  /** Empty where it is not held, or not this account's. */
  public Optional<ErrorDetail> find(ErrorId id, Account account) {
    return errors.item(id, account.scope());
  }

  /** What the record of a visit or a rejection says, with what is personal masked. */
  public Optional<HeldContent> masked(ErrorDetail detail) {
    return contents.get().masked(detail.item().id());
  }

  /**
   * The same as it is stored. The look stands in the audit trail.
   *
   * @throws AccessDeniedException where the account may not see what is personal
   */
  public Optional<HeldContent> whole(ErrorId id, Account account) {
    if (!account.may(Permission.SEE_PERSONAL)) {
      throw new AccessDeniedException("personal data");
    }
    return find(id, account).flatMap(detail -> contents.get().whole(id, account.name()));
  }

  /** The FHIR of a visit by the rules of now, masked; empty where there is none. */
  public List<TrialSteps.ResourceStep> resources(ErrorItem item, Account account) {
    return item instanceof ErrorItem.HeldVisit visit ? resources.of(visit, account) : List.of();
  }

  /**
   * Empty where it is no value, or the configuration has no such element any more.
   *
   * @param before how many visits stand on the pages before
   */
  public Optional<Behind> behind(ErrorItem item, int before) {
    if (!(item instanceof ErrorItem.HeldCell cell)) {
      return Optional.empty();
    }
    Optional<DataSet> dataSet = names.dataSet(cell.key().dataSet());
    Optional<DataElement> element = names.elementOf(cell.key().element());
    return dataSet.isEmpty() || element.isEmpty()
        ? Optional.empty()
        : Optional.of(behind(cell, dataSet.get(), element.get(), before));
  }

  private Behind behind(ErrorItem.HeldCell cell, DataSet dataSet, DataElement element, int before) {
    List<Visit> counted =
        visits
            .get()
            .counted(
                dataSet, element, cell.key().options(), cell.key().orgUnit(), cell.key().period());
    return new Behind(
        words.get().of(element.rule()),
        element.rule(),
        counted.size(),
        lines.of(counted.stream().skip(before).limit(VISITS).toList(), element));
  }
}
