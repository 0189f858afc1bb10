package org.relais.console.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose data somebody sees.
 *
 * @param sources null for all
 */
public record Scope(@Nullable Set<String> sources) {
  public static final Scope ALL = new Scope(null);

  public Scope {
    sources = sources == null ? null : Set.copyOf(sources);
  }

  public boolean all() {
    return sources == null;
  }

  /** The sources, where not all are seen. */
  public Set<String> included() {
    return sources == null ? Set.of() : sources;
  }

  public boolean includes(String source) {
    return sources == null || sources.contains(source);
  }
}
