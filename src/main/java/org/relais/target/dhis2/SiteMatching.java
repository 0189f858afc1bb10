package org.relais.target.dhis2;

import java.util.Map;
import java.util.Optional;

/**
 * Which org unit of the server is which of ours, as a person confirmed it. An org unit that is not
 * in it is looked up on the server by our code.
 *
 * @param uids our org unit code to the server's uid
 */
public record SiteMatching(Map<String, String> uids) {
  public static final SiteMatching NONE = new SiteMatching(Map.of());

  public SiteMatching {
    uids = Map.copyOf(uids);
  }

  public Optional<String> uid(String code) {
    return Optional.ofNullable(uids.get(code));
  }
}
