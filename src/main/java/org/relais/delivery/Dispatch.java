package org.relais.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One parcel on its way, and the parts that it is narrowed to, until each is settled. It is
 * narrowed where it was refused as a whole without a word on which row, and where the server
 * stumbled over it: a server that can be read and fails at one parcel may do so for one of its
 * rows, which would hold back all others for ever.
 */
final class Dispatch {
  private final Outbox outbox;
  private final Server server;
  private final CellTarget target;
  private final RunTotals totals;
  private final FaultSearch search = new FaultSearch();
  private final List<Suspect> suspects = new ArrayList<>();
  private boolean taken;

  Dispatch(Outbox outbox, Server server, CellTarget target, RunTotals totals) {
    this.outbox = outbox;
    this.server = server;
    this.target = target;
    this.totals = totals;
  }

  /** A single item over which the server stumbled; not settled yet. */
  private record Suspect(CellParcel parcel, Reply.Unavailable reply) {}

  void send(CellParcel parcel) {
    boolean alone = parcel.items().size() == 1;
    part(parcel);
    for (Suspect suspect : suspects) {
      settle(suspect.parcel(), alone || taken ? waiting(suspect) : suspect.reply());
    }
  }

  private void part(CellParcel parcel) {
    totals.request();
    Reply answered = target.send(parcel);
    if (answered instanceof Reply.Unavailable unavailable && unavailable.stumbled()) {
      stumbled(parcel, unavailable);
      return;
    }
    Reply reply = Narrowing.pinned(parcel, answered);
    settle(parcel, reply);
    search.heard(answered).ifPresent(this::giveUp);
    if (Narrowing.needed(reply)) {
      halve(parcel);
    }
  }

  private void settle(CellParcel parcel, Reply reply) {
    outbox.settle(parcel, reply);
    taken |= takes(parcel, reply);
    server.heard(reply);
    totals.settled(parcel.items().size(), reply, server.nextTry());
  }

  private static boolean takes(CellParcel parcel, Reply reply) {
    return reply instanceof Reply.Accepted
        || (reply instanceof Reply.Rejected rejected
            && rejected.othersStored()
            && rejected.refusals().size() < parcel.items().size());
  }

  private void halve(CellParcel parcel) {
    for (List<CellItem> half : Narrowing.halves(parcel.items())) {
      if (!totals.stopped()) {
        outbox.claimAgain(parcel, half).ifPresent(this::part);
      }
    }
  }

  /** A server that cannot be read either is not at odds with the parcel: it is down. */
  private void stumbled(CellParcel parcel, Reply.Unavailable unavailable) {
    totals.request();
    CellTarget.ReadBack answer = target.readBack(parcel.items());
    if (answer instanceof CellTarget.ReadBack.Held found) {
      stumbled(parcel, unavailable, found.values());
    } else if (answer instanceof CellTarget.ReadBack.Unavailable down) {
      settle(parcel, new Reply.Unavailable(down.cause(), down.retryAfter(), true));
    } else {
      settle(parcel, unavailable);
    }
  }

  private void stumbled(
      CellParcel parcel, Reply.Unavailable unavailable, Map<Long, BigDecimal> held) {
    if (holdsAll(parcel, held)) {
      settle(parcel, new Reply.Accepted("read back " + parcel.items().size(), Map.of()));
    } else if (search.stumbled()) {
      settle(parcel, unavailable);
    } else if (parcel.items().size() == 1) {
      suspects.add(new Suspect(parcel, unavailable));
    } else {
      outbox.settle(parcel, unavailable);
      outbox.acknowledge(parcel.items(), held);
      halve(parcel);
    }
  }

  private static boolean holdsAll(CellParcel parcel, Map<Long, BigDecimal> held) {
    return parcel.items().stream().allMatch(item -> same(item.value(), held.get(item.id())));
  }

  private static boolean same(@Nullable BigDecimal carried, @Nullable BigDecimal held) {
    return carried == null || held == null
        ? Objects.equals(carried, held)
        : carried.compareTo(held) == 0;
  }

  /** Others were taken, so that the item is left to its own clock and the server goes on. */
  private Reply waiting(Suspect suspect) {
    long item = suspect.parcel().items().get(0).id();
    Cause cause = Held.failedAt(target.name(), suspect.reply().cause());
    Refusal refusal = new Refusal(item, cause, true);
    return new Reply.Rejected(List.of(refusal), false, null, Map.of());
  }

  /** Where nothing at all is taken the items are not at fault: the server is. */
  private void giveUp(Cause cause) {
    server.failed(cause, null);
    totals.stop(cause, server.nextTry());
  }
}
