package org.relais.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.Outbox;
import org.relais.delivery.Reply;
import org.relais.delivery.TargetDefinition;
import org.relais.delivery.VisitParcel;
import org.relais.visit.VisitCodec;

/** What is due, in the ledger. Keeps nothing of its own, so there may be several. */
public final class JdbcOutbox implements Outbox {
  private final Store store;
  private final CellOutbox cells;
  private final VisitOutbox visits;

  public JdbcOutbox(DataSource ledger, Clock clock, LedgerRules rules) {
    this.store = new Store(ledger);
    DeliveryTable deliveries = new DeliveryTable(store, clock);
    this.cells = new CellOutbox(store, deliveries);
    this.visits = new VisitOutbox(store, deliveries, new VisitCodec(rules.model().dictionary()));
  }

  @Override
  public Optional<CellParcel> claimCells(TargetDefinition target, String dataSet) {
    return store.inTransaction(() -> cells.claim(target, dataSet));
  }

  @Override
  public Optional<CellParcel> claimAgain(CellParcel refused, List<CellItem> items) {
    return store.inTransaction(() -> cells.claimAgain(refused, items));
  }

  @Override
  public Optional<VisitParcel> claimVisits(TargetDefinition target) {
    return store.inTransaction(() -> visits.claim(target));
  }

  @Override
  public void settle(CellParcel parcel, Reply reply) {
    store.inTransaction(() -> cells.settle(parcel, reply));
  }

  @Override
  public void settle(VisitParcel parcel, Reply reply) {
    store.inTransaction(() -> visits.settle(parcel, reply));
  }

  @Override
  public List<CellItem> uncertain(String target, int limit) {
    return cells.uncertain(target, limit);
  }

  @Override
  public void acknowledge(List<CellItem> readBack, Map<Long, BigDecimal> held) {
    store.inTransaction(() -> cells.acknowledge(readBack, held));
  }

  @Override
  public void sendAgain(List<CellItem> uncertain) {
    store.inTransaction(() -> cells.sendAgain(uncertain));
  }
}
