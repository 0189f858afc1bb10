package org.relais.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.ClaimScope;
import org.relais.delivery.Outbox;
import org.relais.delivery.Reply;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.VisitParcel;
import org.relais.visit.VisitCodec;

/** What is due, in the ledger. Keeps nothing of its own, so there may be several. */
public final class JdbcOutbox implements Outbox {
  private final Store store;
  private final Clock clock;
  private final CellClaims cellClaims;
  private final CellReadBack readBacks;
  private final Settlement cellSettlement;
  private final VisitClaims visitClaims;
  private final Settlement visitSettlement;

  /**
   * @param clock also says by its zone on which day something is acknowledged
   */
  public JdbcOutbox(DataSource ledger, Clock clock, LedgerRules rules) {
    this(ledger, clock, rules, RandomGenerator.getDefault());
  }

  /**
   * @param random for the jitter of what waits
   */
  JdbcOutbox(DataSource ledger, Clock clock, LedgerRules rules, RandomGenerator random) {
    this.clock = clock;
    this.store = new Store(ledger);
    DeliveryTable deliveries = new DeliveryTable(store, clock);
    this.cellClaims = new CellClaims(store, deliveries, new ApprovedCells(rules));
    FirstAcknowledgements first = new FirstAcknowledgements(store, clock);
    this.readBacks = new CellReadBack(store, first, rules.asking());
    this.cellSettlement =
        new Settlement(store, deliveries, new SettledCells(store, first), rules, random);
    this.visitClaims =
        new VisitClaims(store, deliveries, new VisitCodec(rules.model().dictionary()));
    this.visitSettlement =
        new Settlement(store, deliveries, new SettledVisits(store), rules, random);
  }

  @Override
  public void abandon(String target) {
    DeliveryTable.abandon(store, target);
  }

  @Override
  public Optional<CellParcel> claimCells(
      TargetDefinition target, String dataSet, ClaimScope scope) {
    return store.inTransaction(() -> cellClaims.claim(target, dataSet, scope));
  }

  @Override
  public Optional<CellParcel> claimAgain(CellParcel refused, List<CellItem> items) {
    return store.inTransaction(() -> cellClaims.claimAgain(refused, items));
  }

  @Override
  public Optional<VisitParcel> claimVisits(TargetDefinition target) {
    return store.inTransaction(() -> visitClaims.claim(target));
  }

  @Override
  public void settle(CellParcel parcel, Reply reply) {
    store.inTransaction(
        () ->
            cellSettlement.settle(
                parcel.target(),
                parcel.deliveryId(),
                reply,
                PeriodEnds.after(clock.instant(), parcel)));
  }

  @Override
  public void settle(VisitParcel parcel, Reply reply) {
    store.inTransaction(
        () -> visitSettlement.settle(parcel.target(), parcel.deliveryId(), reply, Map.of()));
  }

  @Override
  public List<CellItem> acknowledgedLately(String target) {
    return readBacks.acknowledgedLately(target);
  }

  @Override
  public List<CellItem> uncertain(String target, int limit) {
    return readBacks.uncertain(target, limit);
  }

  @Override
  public void acknowledge(List<CellItem> readBack, Map<Long, BigDecimal> held) {
    store.inTransaction(() -> readBacks.acknowledge(readBack, held));
  }

  @Override
  public void sendAgain(List<CellItem> uncertain) {
    store.inTransaction(() -> readBacks.sendAgain(uncertain));
  }
}
