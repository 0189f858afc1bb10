package org.relais.ledger;

import static org.relais.ledger.Village.page;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitContent;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.source.SourceItem;
import org.relais.visit.Labels;

/** A ledger in which targets refuse what a test wants refused. */
final class ErrorScene implements AutoCloseable {
  static final Cause NOT_IN_DATA_SET =
      new Cause(
          "ELEMENT_NOT_IN_DATA_SET",
          new Labels("element FEVER is not in data set", "l'élément FEVER n'est pas dans le jeu"),
          Cause.Owner.TARGET_ADMINISTRATOR);
  static final Cause CLOSED =
      new Cause(
          "PERIOD_NOT_OPEN",
          new Labels("202610 is not open", "202610 n'est pas ouverte"),
          Cause.Owner.CLOCK);
  static final Cause BAD_CODING =
      new Cause(
          "FHIR_INVALID", new Labels("unknown coding", "codage inconnu"), Cause.Owner.MAPPING);

  final TestDatabase database = TestDatabase.fresh();
  final Village village;
  private int pages;

  ErrorScene(Village village) {
    this.village = village;
  }

  void pulled(SourceItem... items) {
    village.intake(database).commit(page("c" + pages++, items));
    village.recount(database).run(units -> {});
    new VisitContents(
            database.dataSource(),
            village.rules(),
            (visit, newest) ->
                new VisitContent(
                    String.valueOf(visit.value(village.fields().field("sachets"))),
                    List.of("Encounter/x")))
        .refresh();
  }

  /** Sends what cells are due; the target takes those that it does not refuse. */
  List<CellItem> sendCells(Cause cause, Predicate<CellItem> refused) {
    CellParcel parcel =
        outbox().claimCells(village.dhis2(), Village.DATA_SET, ClaimScope.ANY).orElseThrow();
    outbox()
        .settle(
            parcel,
            reply(cause, parcel.items().stream().filter(refused).map(CellItem::id).toList()));
    return parcel.items();
  }

  List<VisitItem> sendVisits(Cause cause, Predicate<VisitItem> refused) {
    VisitParcel parcel = outbox().claimVisits(village.fhir()).orElseThrow();
    outbox()
        .settle(
            parcel,
            reply(cause, parcel.items().stream().filter(refused).map(VisitItem::id).toList()));
    return parcel.items();
  }

  private static Reply reply(Cause cause, List<Long> refused) {
    boolean waiting = cause.owner() == Cause.Owner.CLOCK;
    return new Reply.Rejected(
        refused.stream().map(id -> new Refusal(id, cause, waiting)).toList(), true, null, Map.of());
  }

  JdbcOutbox outbox() {
    return new JdbcOutbox(database.dataSource(), village.clock(), village.rules());
  }

  ErrorQueue queue() {
    return new ErrorQueue(database.dataSource(), village.rules().orgUnits());
  }

  @Override
  public void close() {
    database.close();
  }
}
