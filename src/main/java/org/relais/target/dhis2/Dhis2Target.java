package org.relais.target.dhis2;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Identity;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.TargetDefinition;
import org.relais.http.Http;

/**
 * A DHIS2 server, 2.42 or 2.43, that takes cells as {@code dataValueSets}.
 *
 * <p>Several parcels may be sent at once, but only one may open a period: two imports that do so
 * overwrite each other's outcome on both versions. The courier sees to that.
 */
public final class Dhis2Target implements CellTarget {
  private static final Duration METADATA_REST = Duration.ofMinutes(10);
  private final String name;
  private final Dhis2Request request;
  private final Dhis2Session session;
  private final Troubles troubles;
  private final LiveMetadata live;
  private final Metadata metadata;
  private final CellResolver resolver;
  private final ImportJobs jobs;
  private final Imports imports;
  private final HeldValues heldValues;
  private final DataApprovals approvals;
  // Learnt when something is sent, so that a server that is down is not asked once more for it.
  private volatile Optional<ServerVersion> version = Optional.empty();

  /**
   * @param name as in the configuration; of the bindings, its rows and those for all count
   */
  public Dhis2Target(String name, Dhis2Settings settings, Http http, Clock clock) {
    this(name, settings, http, clock, pause -> Thread.sleep(pause.toMillis()));
  }

  Dhis2Target(String name, Dhis2Settings settings, Http http, Clock clock, ImportJobs.Pause pause) {
    this.name = name;
    this.request = settings.request();
    Duration timeout = settings.timeout();
    this.troubles = new Troubles(settings.url(), clock);
    this.session = new Dhis2Session(settings.url(), settings.credentials(), http, troubles);
    this.live = new LiveMetadata(session);
    this.metadata = new RememberedMetadata(live, clock, METADATA_REST);
    this.resolver =
        new CellResolver(
            metadata, settings.dataSets(), settings.bindings().at(name), settings.sites());
    this.jobs = new ImportJobs(session, troubles, clock, pause, timeout);
    this.imports = new Imports(session, troubles, jobs, timeout, settings.request());
    this.heldValues = new HeldValues(session, timeout);
    this.approvals = new DataApprovals(session, timeout);
  }

  @Override
  public String name() {
    return name;
  }

  /** Nothing that is remembered: the question is whether the server is still the same. */
  @Override
  public Identity identity() {
    try {
      return new Identity.Known(live.marks(), software());
    } catch (MetadataUnavailableException unavailable) {
      Trouble trouble = unavailable.trouble();
      return new Identity.Unavailable(trouble.cause(), trouble.retryAfter());
    }
  }

  private @Nullable String software() {
    learnVersion();
    return version.map(server -> "DHIS2 2." + server.major()).orElse(null);
  }

  @Override
  public int parcelSize(TargetDefinition definition) {
    return version
        .filter(any -> request.values() == null)
        .map(ServerVersion::valuesInRequest)
        .orElse(definition.parcelSize());
  }

  @Override
  public Reply send(CellParcel parcel) {
    try {
      Resolution resolved = approvals.open(resolver.resolve(parcel.dataSet(), parcel.items()));
      ServerDataSet dataSet = resolved.dataSet();
      if (dataSet == null || resolved.rows().isEmpty()) {
        return new Reply.Rejected(resolved.refusals(), true, null, Map.of());
      }
      learnVersion();
      return post(dataSet.id(), resolved.rows()).withRefused(resolved.refusals());
    } catch (MetadataUnavailableException unavailable) {
      return unavailable.trouble().reply();
    }
  }

  /** Not to know it costs speed only. */
  private void learnVersion() {
    try {
      version = metadata.version();
    } catch (MetadataUnavailableException unavailable) {
      version = Optional.empty();
    }
  }

  private Reply post(String dataSet, List<DataRow> rows) {
    Verdict verdict = imports.send(dataSet, rows);
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

  @Override
  public ReadBack readBack(List<CellItem> cells) {
    if (request.mayBeAsync()) {
      jobs.awaitStrays();
    }
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
      Trouble trouble = unavailable.trouble();
      return new ReadBack.Unavailable(trouble.cause(), trouble.retryAfter());
    }
    return new ReadBack.Held(held);
  }

  @Override
  public Look look(List<CellItem> cells) {
    Map<String, List<CellItem>> byDataSet =
        cells.stream()
            .collect(
                Collectors.groupingBy(c -> c.key().dataSet(), TreeMap::new, Collectors.toList()));
    Map<Long, BigDecimal> held = new HashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    try {
      for (Map.Entry<String, List<CellItem>> entry : byDataSet.entrySet()) {
        Resolution resolved = resolver.resolve(entry.getKey(), entry.getValue());
        refusals.addAll(resolved.refusals());
        ServerDataSet dataSet = resolved.dataSet();
        if (dataSet != null) {
          look(dataSet.id(), resolved.rows(), held, refusals);
        }
      }
    } catch (MetadataUnavailableException unavailable) {
      Trouble trouble = unavailable.trouble();
      return new Look.Unavailable(trouble.cause(), trouble.retryAfter());
    }
    return new Look.Seen(held, refusals);
  }

  private void look(
      String dataSet, List<DataRow> rows, Map<Long, BigDecimal> held, List<Refusal> refusals)
      throws MetadataUnavailableException {
    HeldValues.Found found = heldValues.find(dataSet, rows);
    held.putAll(found.numbers());
    for (DataRow row : rows) {
      if (found.texts().contains(row.itemId())) {
        // Not a number: somebody else's, and nothing that ours could be compared with.
        refusals.add(Fault.VALUE_INVALID.refuse(row.itemId(), row.key()));
      } else if (row.insignificantZero() && !found.numbers().containsKey(row.itemId())) {
        held.put(row.itemId(), BigDecimal.ZERO);
      }
    }
  }
}
