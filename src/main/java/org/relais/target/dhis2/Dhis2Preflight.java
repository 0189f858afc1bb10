package org.relais.target.dhis2;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.relais.http.Http;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Period;
import org.relais.target.dhis2.preflight.DataSetMatch;
import org.relais.target.dhis2.preflight.ElementMatch;
import org.relais.target.dhis2.preflight.Gap;
import org.relais.target.dhis2.preflight.HeldServer;
import org.relais.target.dhis2.preflight.Picture;
import org.relais.target.dhis2.preflight.Rules;
import org.relais.target.dhis2.preflight.Site;
import org.relais.target.preflight.Preflight;
import org.relais.visit.OrgUnit;
import org.relais.visit.OrgUnits;

/** Compares a configuration with a server's metadata before anything is sent; only reads. */
public final class Dhis2Preflight {
  private static final int PERIODS = 36;

  private final String target;
  private final Dhis2Settings settings;
  private final MetadataQuery query;
  private final Metadata metadata;
  private final ServerReader server;

  /**
   * @param target name as in the configuration
   * @param zone in which our schedules run
   */
  public Dhis2Preflight(
      String target, Dhis2Settings settings, Http http, Clock clock, ZoneId zone) {
    this.target = target;
    this.settings = settings;
    Dhis2Session session =
        new Dhis2Session(
            settings.url(), settings.credentials(), http, new Troubles(settings.url(), clock));
    this.query = new MetadataQuery(session);
    this.metadata = new RememberedMetadata(new LiveMetadata(session), clock, Duration.ofDays(1));
    this.server = new ServerReader(query, clock, zone);
  }

  /**
   * @param dataSets those that the target gets
   * @param from first day that is delivered
   * @param progress gets how many more org units were looked up
   */
  public Preflight check(
      List<DataSet> dataSets, OrgUnits orgUnits, LocalDate from, LongConsumer progress) {
    try {
      Picture picture = picture(dataSets, orgUnits, from, progress);
      return new Preflight.Checked(
          "DHIS2 " + picture.server().version() + ", " + picture.account().username(),
          Rules.findings(picture));
    } catch (MetadataUnavailableException unavailable) {
      return new Preflight.Unavailable(unavailable.trouble().cause());
    }
  }

  private Picture picture(
      List<DataSet> dataSets, OrgUnits orgUnits, LocalDate from, LongConsumer progress)
      throws MetadataUnavailableException {
    HeldServer held = server.server();
    List<DataSetMatch> matches = new ArrayList<>();
    Map<String, List<Site>> byLevel = new HashMap<>();
    for (DataSet dataSet : dataSets) {
      List<Site> sites = byLevel.get(dataSet.reportLevel());
      if (sites == null) {
        sites = sites(dataSet.reportLevel(), orgUnits, progress);
        byLevel.put(dataSet.reportLevel(), sites);
      }
      matches.add(match(dataSet, sites, periods(dataSet, from, held.today())));
    }
    return new Picture(target, held, server.account(), matches);
  }

  private List<Site> sites(String level, OrgUnits orgUnits, LongConsumer progress)
      throws MetadataUnavailableException {
    List<OrgUnit> ours =
        orgUnits.all().stream().filter(unit -> unit.level().equals(level)).toList();
    return new SiteReader(query, settings.sites()).read(ours, progress);
  }

  /** The latest ones where they are many: who delivers years at once knows it by these. */
  private static List<Period> periods(DataSet dataSet, LocalDate from, LocalDate today) {
    List<Period> all = Period.between(dataSet.periodType(), from, today);
    return all.subList(Math.max(0, all.size() - PERIODS), all.size());
  }

  private DataSetMatch match(DataSet ours, List<Site> sites, List<Period> periods)
      throws MetadataUnavailableException {
    String identifier = settings.dataSets().getOrDefault(ours.code(), ours.code()).strip();
    DataSetReader reader = new DataSetReader(query);
    Optional<DataSetReader.Found> found = reader.find(identifier);
    if (found.isEmpty()) {
      return new DataSetMatch(ours, identifier, null, List.of(), Map.of(), sites, periods);
    }
    FigurePlaces places = new FigurePlaces(metadata, found.get(), settings.bindings().at(target));
    List<ElementMatch> elements = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    for (DataElement element : ours.elements()) {
      ElementMatch match = places.of(element);
      elements.add(match);
      match.figures().stream()
          .filter(figure -> figure.gap() == Gap.NOT_IN_DATA_SET)
          .forEach(figure -> missing.add(figure.named()));
    }
    return new DataSetMatch(
        ours,
        identifier,
        found.get().held(),
        elements,
        new LinkedHashMap<>(reader.homes(missing)),
        sites,
        periods);
  }
}
