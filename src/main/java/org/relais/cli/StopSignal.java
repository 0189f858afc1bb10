package org.relais.cli;

import java.util.concurrent.CountDownLatch;

/** The operating system's wish that the program ends, and the program's word that it has. */
final class StopSignal implements AutoCloseable {
  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  /** Listens from now on; the process does not end before {@link #close}. */
  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::wish, "stop"));
    return signal;
  }

  /** For work that ends by itself. */
  static StopSignal never() {
    return new StopSignal();
  }

  private void wish() {
    wished.countDown();
    try {
      done.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void await() throws InterruptedException {
    wished.await();
  }

  @Override
  public void close() {
    done.countDown();
  }
}
