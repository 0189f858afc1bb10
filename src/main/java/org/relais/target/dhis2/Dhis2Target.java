package org.relais.target.dhis2;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.UnreachableException;

/**
 * A DHIS2 server, 2.42 or 2.43, that takes cells as {@code dataValueSets}.
 *
 * <p>One target must not be sent two parcels at once: two imports that open the same period
 * overwrite each other's outcome on both versions, so the first request into a period has to have
 * ended before another follows. The strict flags make 2.42 refuse what 2.43 refuses anyway; {@code
 * force} is never used.
 */
public final class Dhis2Target implements CellTarget {
  private static final Duration METADATA_REST = Duration.ofMinutes(10);
  private static final String IMPORT =
      "/api/dataValueSets?importStrategy=CREATE_AND_UPDATE&strictPeriods=true"
          + "&strictDataElements=true&strictCategoryOptionCombos=true"
          + "&strictOrganisationUnits=true&requireCategoryOptionCombo=true";

  private final String name;
  private final Duration timeout;
  private final Dhis2Session session;
  private final Troubles troubles;
  private final Metadata metadata;
  private final CellResolver resolver;
  private final ReplyReader replies;
  private final HeldValues heldValues;

  /**
   * @param name as in the configuration; of the bindings, its rows and those for all count
   */
  public Dhis2Target(String name, Dhis2Settings settings, Http http, Clock clock) {
    this.name = name;
    this.timeout = settings.timeout();
    this.troubles = new Troubles(settings.url(), clock);
    this.session = new Dhis2Session(settings.url(), settings.credentials(), http, troubles);
    this.metadata = new RememberedMetadata(new LiveMetadata(session), clock, METADATA_REST);
    this.resolver =
        new CellResolver(
            metadata, settings.dataSets(), settings.bindings().at(name), settings.sites());
    this.replies = new ReplyReader(troubles);
    this.heldValues = new HeldValues(session, timeout);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply send(CellParcel parcel) {
    try {
      Resolution resolved = resolver.resolve(parcel.dataSet(), parcel.items());
      ServerDataSet dataSet = resolved.dataSet();
      if (dataSet == null || resolved.rows().isEmpty()) {
        return new Reply.Rejected(resolved.refusals(), true, null, Map.of());
      }
      return withRefusals(resolved.refusals(), post(dataSet.id(), resolved.rows()));
    } catch (MetadataUnavailableException unavailable) {
      return unavailable.trouble().reply();
    }
  }

  private Reply post(String dataSet, List<DataRow> rows) {
    HttpAnswer answer;
    try {
      answer = session.post(IMPORT, DataValueSetJson.write(dataSet, rows), timeout);
    } catch (UnreachableException unreachable) {
      return troubles.unreachable(unreachable).reply();
    }
    Verdict verdict = replies.read(answer, rows);
    if (verdict instanceof Verdict.Settled settled) {
      return settled.reply();
    }
    return lookedAt(dataSet, rows, (Verdict.Unclear) verdict);
  }

  /** What the counts leave open, a read-back tells. */
  private Reply lookedAt(String dataSet, List<DataRow> rows, Verdict.Unclear unclear) {
    Map<Long, BigDecimal> held;
    try {
      held = heldValues.of(dataSet, rows);
    } catch (MetadataUnavailableException unavailable) {
      Trouble trouble = unavailable.trouble();
      return new Reply.Unavailable(trouble.cause(), trouble.retryAfter(), true);
    }
    List<Refusal> refusals = unclear.refusals();
    Set<Long> refused = refusals.stream().map(Refusal::itemId).collect(Collectors.toSet());
    List<DataRow> missing =
        rows.stream()
            .filter(row -> !refused.contains(row.itemId()))
            .filter(row -> !row.satisfiedBy(held.get(row.itemId())))
            .toList();
    if (missing.size() == rows.size() && unclear.unplaced().isEmpty()) {
      return troubles.told(TroubleKind.EVERYTHING_IGNORED).reply();
    }
    if (missing.isEmpty() && refusals.isEmpty()) {
      return new Reply.Accepted("read back " + rows.size(), Map.of());
    }
    Stream<Refusal> silent = missing.stream().map(unclear::refuse);
    return new Reply.Rejected(
        Stream.concat(refusals.stream(), silent).toList(), true, null, Map.of());
  }

  /** Adds what was refused before anything was sent. */
  private static Reply withRefusals(List<Refusal> before, Reply reply) {
    if (before.isEmpty() || reply instanceof Reply.Unavailable) {
      return reply;
    }
    List<Refusal> all = new ArrayList<>(before);
    if (reply instanceof Reply.Rejected rejected) {
      all.addAll(rejected.refusals());
      return new Reply.Rejected(all, rejected.othersStored(), rejected.unnamed(), Map.of());
    }
    return new Reply.Rejected(all, true, null, Map.of());
  }

  @Override
  public ReadBack readBack(List<CellItem> cells) {
    Map<String, List<CellItem>> byDataSet =
        cells.stream()
            .collect(
                Collectors.groupingBy(c -> c.key().dataSet(), TreeMap::new, Collectors.toList()));
    Map<Long, BigDecimal> held = new HashMap<>();
    try {
      for (Map.Entry<String, List<CellItem>> entry : byDataSet.entrySet()) {
        Resolution resolved = resolver.resolve(entry.getKey(), entry.getValue());
        ServerDataSet dataSet = resolved.dataSet();
        if (dataSet == null || !resolved.refusals().isEmpty()) {
          // To call a cell that cannot be found absent would settle a deletion that never was.
          return new ReadBack.SendAgain();
        }
        held.putAll(heldValues.of(dataSet.id(), resolved.rows()));
      }
    } catch (MetadataUnavailableException unavailable) {
      return new ReadBack.Unavailable(unavailable.trouble().cause());
    }
    return new ReadBack.Held(held);
  }
}
