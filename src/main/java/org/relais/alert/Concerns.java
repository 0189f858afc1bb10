package org.relais.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.relais.delivery.TargetState;
import org.relais.visit.Labels;

/** What is wrong now, by the thresholds of the settings. */
final class Concerns {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final AlertSettings settings;
  private final List<String> sources;
  private final List<String> targets;
  private final ZoneId zone;

  /**
   * @param sources and targets of the configuration; what is left of others concerns nobody
   * @param zone in which times are written
   */
  Concerns(AlertSettings settings, List<String> sources, List<String> targets, ZoneId zone) {
    this.settings = settings;
    this.sources = sources;
    this.targets = targets;
    this.zone = zone;
  }

  List<Concern> of(Situation situation, Instant now) {
    List<Concern> concerns = new ArrayList<>();
    for (TargetState state : situation.targets()) {
      if (targets.contains(state.target())) {
        ofTarget(state, now, concerns);
      }
    }
    situation.lastNews(sources).forEach((source, last) -> silent(source, last, now, concerns));
    concerns.addAll(parked(situation.parked()));
    return concerns;
  }

  /** A person who paused a target knows that it is not asked. */
  private void ofTarget(TargetState state, Instant now, List<Concern> concerns) {
    TargetState.Down down = state.down();
    TargetState.Stop stop = state.stop();
    if (stop != null) {
      concerns.add(
          new Concern(
              ConcernKind.SERVER_STOPPED,
              state.target(),
              Words.of("stopped.headline", state.target()),
              Words.of("stopped.detail", stop.cause().message()),
              stop.since()));
    } else if (down != null
        && state.pause() == null
        && !now.isBefore(down.since().plus(settings.serverDown()))) {
      concerns.add(
          new Concern(
              ConcernKind.SERVER_DOWN,
              state.target(),
              Words.of("down.headline", state.target(), minute(down.since())),
              Words.of("down.detail", down.cause().message(), minute(down.askedAgain())),
              down.since()));
    }
  }

  private void silent(String source, Instant last, Instant now, List<Concern> concerns) {
    Duration allowed = settings.silenceOf(source);
    if (now.isBefore(last.plus(allowed))) {
      return;
    }
    Labels length =
        allowed.toMinutes() % 60 == 0
            ? Words.of("duration.hours", allowed.toHours())
            : Words.of("duration.minutes", allowed.toMinutes());
    concerns.add(
        new Concern(
            ConcernKind.SOURCE_SILENT,
            source,
            Words.of("silent.headline", source, minute(last)),
            Words.of("silent.detail", length),
            last));
  }

  /** One concern for each cause at a place, however many org units and months it names. */
  private static List<Concern> parked(List<Situation.Parked> parked) {
    Map<String, List<Situation.Parked>> groups =
        parked.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.origin() + " " + one.code(), TreeMap::new, Collectors.toList()));
    List<Concern> concerns = new ArrayList<>();
    groups.forEach((subject, group) -> concerns.add(parked(subject, group)));
    return concerns;
  }

  private static Concern parked(String subject, List<Situation.Parked> group) {
    Situation.Parked largest =
        group.stream().max(Comparator.comparingLong(Situation.Parked::items)).orElseThrow();
    long items = group.stream().mapToLong(Situation.Parked::items).sum();
    long sites = group.stream().mapToLong(Situation.Parked::sites).sum();
    Instant since =
        group.stream().map(Situation.Parked::since).min(Comparator.naturalOrder()).orElseThrow();
    return new Concern(
        ConcernKind.PARKED,
        subject,
        Words.of("parked.headline", largest.origin(), items, largest.code()),
        Words.of(
            "parked.detail",
            largest.message(),
            sites,
            Words.of("owner." + largest.owner()),
            largest.remedy()),
        since);
  }

  static Concern unbalanced(List<Labels> imbalances, Instant since) {
    Labels all =
        new Labels(
            imbalances.stream().map(Labels::en).collect(Collectors.joining("; ", "", ".")),
            imbalances.stream().map(Labels::fr).collect(Collectors.joining(" ; ", "", ".")));
    return new Concern(
        ConcernKind.UNBALANCED,
        "",
        Words.of("unbalanced.headline"),
        Words.of("unbalanced.detail", all),
        since);
  }

  private String minute(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }
}
