package org.relais.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does several things at once and waits for all of them. Its threads end when idle. */
final class Connections {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "delivery");
            thread.setDaemon(true);
            return thread;
          });

  /** The first failure is thrown when all have ended. */
  <P> void each(List<P> parcels, Consumer<P> send) {
    if (parcels.size() == 1) {
      send.accept(parcels.get(0));
      return;
    }
    List<Callable<Void>> all = new ArrayList<>();
    for (P parcel : parcels) {
      all.add(
          () -> {
            send.accept(parcel);
            return null;
          });
    }
    try {
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("a delivery broke", failed.getCause());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the program ended during a delivery", ended);
    }
  }
}
