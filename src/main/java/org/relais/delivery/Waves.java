package org.relais.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends to a server in waves: as many parcels at once as it has connections, of which the first
 * alone may open a period. After a failure a wave is one small parcel.
 */
final class Waves {
  /** Enough to tell that a server is back, and little to repeat where it is not. */
  private static final int PROBE = 5;

  private final Servers servers;
  private final Connections connections = new Connections();

  Waves(Servers servers) {
    this.servers = servers;
  }

  /**
   * Goes on until nothing is due or the server cannot be asked.
   *
   * @param claims the next parcel of a target, whose size the given definition says
   * @param send sends and settles a parcel, and tells the server what came of it
   */
  <P> void run(
      TargetDefinition target,
      RunTotals totals,
      BiFunction<TargetDefinition, ClaimScope, Optional<P>> claims,
      Consumer<P> send) {
    boolean more = true;
    while (more && !totals.stopped()) {
      more = once(target, totals, admission -> wave(target, admission, totals, claims, send));
    }
  }

  /**
   * Looks, where it is time to, whether the server is the one that it was.
   *
   * @return false where the run cannot go on
   */
  boolean recognised(
      TargetDefinition target,
      RunTotals totals,
      Supplier<Identity> identity,
      Supplier<Recognition.Sample> sample) {
    return once(
        target,
        totals,
        admission -> {
          Server server = servers.of(target.name());
          Recognition recognition = servers.recognition();
          Recognition.Finding found = new Recognition.Finding.Same(false);
          if (recognition.isDue(target.name(), admission.probe())) {
            found = recognition.look(target.name(), counted(identity, totals), sample);
          }
          if (found instanceof Recognition.Finding.Unavailable unavailable) {
            server.failed(unavailable.cause(), unavailable.retryAfter());
            totals.stop(unavailable.cause(), server.nextTry());
          } else if (found instanceof Recognition.Finding.Stopped stopped) {
            totals.stop(stopped.cause(), null);
          } else if (((Recognition.Finding.Same) found).asked()) {
            totals.reached();
          }
          server.notAsked();
          return !totals.stopped();
        });
  }

  private static Identity counted(Supplier<Identity> asked, RunTotals totals) {
    Identity identity = asked.get();
    if (!(identity instanceof Identity.None)) {
      totals.request();
    }
    return identity;
  }

  /** Does something while nobody asks the server. */
  void quietly(TargetDefinition target, Runnable work) {
    Server server = servers.of(target.name());
    server.wave().lock();
    try {
      work.run();
    } finally {
      server.wave().unlock();
    }
  }

  /** Something that is asked of a server that may be asked; false ends the run. */
  @FunctionalInterface
  interface Question {
    boolean ask(Admission.Go admission);
  }

  /** Asks where the server may be asked; nobody else does at the same time. */
  boolean once(TargetDefinition target, RunTotals totals, Question question) {
    Server server = servers.of(target.name());
    server.wave().lock();
    try {
      Admission admission = server.ask(target.name());
      if (admission instanceof Admission.Stay stay) {
        totals.stop(stay.cause(), stay.nextTry());
        return false;
      }
      return question.ask((Admission.Go) admission);
    } finally {
      server.wave().unlock();
    }
  }

  /** A server that was down and let itself be recognised is up, though it takes nothing now. */
  private static void nothingIsDue(Server server, RunTotals totals) {
    if (totals.wasReached()) {
      server.wasRead();
    } else {
      server.notAsked();
    }
  }

  private <P> boolean wave(
      TargetDefinition target,
      Admission.Go admission,
      RunTotals totals,
      BiFunction<TargetDefinition, ClaimScope, Optional<P>> claims,
      Consumer<P> send) {
    TargetDefinition limited =
        admission.probe() ? target.withParcelSize(Math.min(PROBE, target.parcelSize())) : target;
    int most = admission.probe() ? 1 : target.connections();
    List<P> parcels = new ArrayList<>();
    while (parcels.size() < most) {
      ClaimScope scope = parcels.isEmpty() ? ClaimScope.ANY : ClaimScope.OPENED_PERIODS;
      Optional<P> parcel = claims.apply(limited, scope);
      if (parcel.isEmpty()) {
        break;
      }
      parcels.add(parcel.get());
    }
    if (parcels.isEmpty()) {
      nothingIsDue(servers.of(target.name()), totals);
      return false;
    }
    connections.each(parcels, send);
    return true;
  }
}
