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

  private record Made<T>(String version, T value) {}

  @Override
  public T get() {
    Made<T> last = made;
    if (last == null || !last.version().equals(deployment.version())) {
      Deployment now = deployment instanceof LiveDeployment live ? live.now() : deployment;
      last = new Made<>(now.version(), maker.apply(now));
      made = last;
    }
    return last.value();
  }
}
