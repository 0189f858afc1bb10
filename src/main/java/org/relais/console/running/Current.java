package org.relais.console.running;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.relais.config.Deployment;

/** Something made of the configuration that runs now, made anew when another one does. */
public final class Current<T> implements Supplier<T> {
  private final Deployment deployment;
  private final Function<Deployment, T> maker;
  private volatile @Nullable Made<T> made;

  public Current(Deployment deployment, Function<Deployment, T> maker) {
    this.deployment = deployment;
    this.maker = maker;
  }

  private record Made<T>(Deployment by, T value) {}

  @Override
  public T get() {
    Made<T> last = made;
    Deployment now = deployment instanceof LiveDeployment live ? live.now() : deployment;
    // Not by its version, which stays the same where a secret is another.
    if (last == null || last.by() != now) {
      last = new Made<>(now, maker.apply(now));
      made = last;
    }
    return last.value();
  }
}
