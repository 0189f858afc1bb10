package org.relais.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.relais.visit.Labels;

/**
 * Looks before it writes: a value that the target holds and that Relais did not write is never
 * overwritten before a person confirms it. What was never sent is read in the batch in which it is
 * to be sent, and not later on. The target cannot read and write in one step, so a value that is
 * typed between the two, mostly within seconds, is overwritten all the same.
 */
public final class CautiousTarget implements CellTarget {
  private final CellTarget target;
  private final ForeignValues foreignValues;

  public CautiousTarget(CellTarget target, ForeignValues foreignValues) {
    this.target = target;
    this.foreignValues = foreignValues;
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public int parcelSize(TargetDefinition definition) {
    return target.parcelSize(definition);
  }

  @Override
  public Identity identity() {
    return target.identity();
  }

  @Override
  public ReadBack readBack(List<CellItem> cells) {
    return target.readBack(cells);
  }

  @Override
  public Look look(List<CellItem> cells) {
    return target.look(cells);
  }

  @Override
  public Reply send(CellParcel parcel) {
    Map<Long, List<BigDecimal>> unsure = foreignValues.unsure(parcel);
    if (unsure.isEmpty()) {
      return target.send(parcel);
    }
    Look look =
        target.look(parcel.items().stream().filter(item -> unsure.containsKey(item.id())).toList());
    if (look instanceof Look.Unavailable unavailable) {
      return new Reply.Unavailable(unavailable.cause(), unavailable.retryAfter(), false);
    }
    return look instanceof Look.Seen seen
        ? sendRest(parcel, judge(parcel, unsure, seen))
        : target.send(parcel);
  }

  /**
   * @param settled items that need no sending: refused, or there already
   */
  private record Judged(List<Refusal> refusals, Set<Long> settled) {}

  private Judged judge(CellParcel parcel, Map<Long, List<BigDecimal>> unsure, Look.Seen seen) {
    List<Refusal> refusals = new ArrayList<>(seen.refusals());
    Set<Long> settled = new HashSet<>();
    seen.refusals().forEach(refusal -> settled.add(refusal.itemId()));
    Map<Long, BigDecimal> foreign = new HashMap<>();
    for (CellItem item : parcel.items()) {
      BigDecimal held = seen.values().get(item.id());
      List<BigDecimal> mayReplace = unsure.get(item.id());
      if (held == null || mayReplace == null || settled.contains(item.id())) {
        continue;
      }
      if (item.value() != null && item.value().compareTo(held) == 0) {
        settled.add(item.id());
      } else if (mayReplace.stream().noneMatch(value -> value.compareTo(held) == 0)) {
        settled.add(item.id());
        foreign.put(item.id(), held);
        refusals.add(new Refusal(item.id(), cause(item.key()), false));
      }
    }
    if (!foreign.isEmpty()) {
      foreignValues.found(foreign);
    }
    return new Judged(refusals, settled);
  }

  private Reply sendRest(CellParcel parcel, Judged judged) {
    List<CellItem> rest =
        parcel.items().stream().filter(item -> !judged.settled().contains(item.id())).toList();
    Reply reply =
        rest.isEmpty()
            ? new Reply.Accepted("there already", Map.of())
            : target.send(
                new CellParcel(
                    parcel.deliveryId(),
                    parcel.target(),
                    parcel.dataSet(),
                    parcel.claimedAt(),
                    rest,
                    parcel.unchanged()));
    return reply.withRefused(judged.refusals());
  }

  private static Cause cause(CellKey key) {
    return new Cause(
        "FOREIGN_VALUE",
        new Labels(
            "DHIS2 already holds other values of %s for %s, which Relais software did not write. They stay until a person confirms that ours replace them."
                .formatted(key.dataSet(), key.period().id()),
            "DHIS2 contient déjà d'autres valeurs de %s pour %s, que le logiciel Relais n'a pas écrites. Elles restent tant que personne ne confirme que les nôtres les remplacent."
                .formatted(key.dataSet(), key.period().id())),
        Cause.Owner.TARGET_ADMINISTRATOR);
  }
}
