package org.relais.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people once when something begins to be wrong and once when it ended, all that is new at a
 * time in one note for each channel. What could not be sent waits in the ledger and is tried again
 * with growing rests.
 */
public final class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

  /** What comes back within this never ended. */
  private static final Duration SETTLED = Duration.ofMinutes(5);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final List<Channel> channels;
  private final Situation situation;
  private final Episodes episodes;
  private final Concerns concerns;
  private final BalanceWatch balance;
  private final NoteWriter writer;
  private final Clock clock;

  /**
   * @param about what the configuration has
   * @param channels see {@link Channels#of}
   */
  public Alerts(
      About about,
      AlertSettings settings,
      List<Channel> channels,
      Situation situation,
      Episodes episodes,
      Clock clock) {
    this.channels = List.copyOf(channels);
    this.situation = situation;
    this.episodes = episodes;
    this.concerns = new Concerns(settings, about.sources(), about.targets(), about.zone());
    this.balance = new BalanceWatch(situation, clock);
    this.writer = new NoteWriter(about.deployment(), settings.language(), about.zone());
    this.clock = clock;
  }

  /**
   * The deployment that alerts are about.
   *
   * @param deployment what people call it
   */
  public record About(String deployment, ZoneId zone, List<String> sources, List<String> targets) {
    public About {
      sources = List.copyOf(sources);
      targets = List.copyOf(targets);
    }
  }

  /**
   * Looks, and tells what is new.
   *
   * @return how many notes were handed over
   */
  public int round() {
    if (channels.isEmpty()) {
      return 0;
    }
    look();
    return send();
  }

  private void look() {
    Instant now = clock.instant();
    List<Concern> found = new ArrayList<>(concerns.of(situation, now));
    Set<ConcernKind> unknown = EnumSet.noneOf(ConcernKind.class);
    Optional<List<Concern>> sheet = balance.concerns();
    sheet.ifPresentOrElse(found::addAll, () -> unknown.add(ConcernKind.UNBALANCED));

    List<Episode> open = episodes.open();
    List<Concern> begun =
        found.stream().filter(concern -> open.stream().noneMatch(concern::is)).toList();
    List<Episode> still =
        open.stream()
            .filter(
                episode ->
                    unknown.contains(episode.kind())
                        || found.stream().anyMatch(concern -> concern.is(episode)))
            .toList();
    List<Episode> ended =
        open.stream()
            .filter(episode -> !still.contains(episode))
            .filter(episode -> !now.isBefore(episode.lastSeen().plus(SETTLED)))
            .toList();
    episodes.seen(still, now);
    if (!begun.isEmpty() || !ended.isEmpty()) {
      List<Note> notes =
          channels.stream()
              .map(channel -> writer.write(channel.name(), begun, ended, now))
              .toList();
      episodes.turn(begun, ended, notes, now);
    }
  }

  private int send() {
    int sent = 0;
    for (WaitingNote waiting : episodes.due(clock.instant())) {
      Optional<Channel> channel =
          channels.stream().filter(c -> c.name().equals(waiting.note().channel())).findFirst();
      if (channel.isEmpty()) {
        // The channel was taken out of the configuration.
        episodes.sent(waiting, clock.instant());
        continue;
      }
      try {
        channel.get().send(waiting.note());
        episodes.sent(waiting, clock.instant());
        sent++;
      } catch (UndeliveredException undelivered) {
        Instant next = clock.instant().plus(rest(waiting.attempts()));
        LOG.warn("an alert waits until {}: {}", next, undelivered.getMessage());
        episodes.failed(waiting, next);
      }
    }
    return sent;
  }

  private static Duration rest(int attempts) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(attempts, 6));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }
}
