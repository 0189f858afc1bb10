package org.relais.console.settings;

import org.jspecify.annotations.Nullable;
import org.relais.console.security.Paths;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The whole address of a link with which somebody chooses a password. */
public final class PasswordLinkAddress {
  private PasswordLinkAddress() {}

  /** As whoever asks just now reaches the console, also behind a proxy; null for no word. */
  public static @Nullable String of(@Nullable String word) {
    return word == null
        ? null
        : ServletUriComponentsBuilder.fromCurrentContextPath()
            .path(Paths.NEW_PASSWORD)
            .queryParam("word", word)
            .toUriString();
  }
}
