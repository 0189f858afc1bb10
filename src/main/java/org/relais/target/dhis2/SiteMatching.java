package org.relais.target.dhis2;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which org unit of the server is which of ours, as a person confirmed it. An org unit that is not
 * in it is looked up on the server by our code.
 */
public final class SiteMatching {
  public static final SiteMatching NONE = new SiteMatching(Map.of());

  private final Map<String, String> uids;
  private final Set<String> shared;

  /**
   * @param uids our org unit code to the server's uid
   */
  public SiteMatching(Map<String, String> uids) {
    this.uids = Map.copyOf(uids);
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    uids.values().stream().filter(uid -> !seen.add(uid)).forEach(twice::add);
    this.shared = Set.copyOf(twice);
  }

  public Optional<String> uid(String code) {
    return Optional.ofNullable(uids.get(code));
  }

  /**
   * Whether several of our org units are matched with it; their totals would overwrite each other,
   * so nothing is sent for it.
   */
  public boolean isShared(String uid) {
    return shared.contains(uid);
  }

  /** The uids that several of our org units are matched with. */
  public Set<String> shared() {
    return shared;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SiteMatching matching && uids.equals(matching.uids);
  }

  @Override
  public int hashCode() {
    return uids.hashCode();
  }
}
