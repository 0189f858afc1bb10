package org.relais.alert;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what.
 *
 * @param language {@code en} or {@code fr}
 * @param mail null: no mail is sent
 * @param webhook null: none is called
 * @param serverDown how long a server has to be down before anyone is told
 * @param sourceSilent how long a source may have nothing new
 * @param sourceSilentOf the same for single sources, by name
 */
public record AlertSettings(
    String language,
    @Nullable MailSettings mail,
    @Nullable WebhookSettings webhook,
    Duration serverDown,
    Duration sourceSilent,
    Map<String, Duration> sourceSilentOf) {
  public static final Duration SERVER_DOWN = Duration.ofMinutes(15);
  public static final Duration SOURCE_SILENT = Duration.ofHours(24);

  /** Nobody is told. */
  public static final AlertSettings NONE =
      new AlertSettings("en", null, null, SERVER_DOWN, SOURCE_SILENT, Map.of());

  public AlertSettings {
    sourceSilentOf = Map.copyOf(sourceSilentOf);
  }

  /** Whether there is a way to tell anyone. */
  public boolean reachesSomeone() {
    return mail != null || webhook != null;
  }

  Duration silenceOf(String source) {
    return sourceSilentOf.getOrDefault(source, sourceSilent);
  }
}
