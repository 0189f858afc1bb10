package org.relais.source;

import java.time.Clock;
import org.relais.http.Http;
import org.relais.source.cht.ChtSettings;
import org.relais.source.cht.ChtSource;
import org.relais.source.file.FileSettings;
import org.relais.source.file.FileSource;
import org.relais.source.rest.RestSettings;
import org.relais.source.rest.RestSource;

/** Makes the source that a definition describes. */
public final class Sources {
  private Sources() {}

  /**
   * @param clock for the age of files and the waiting time that servers ask for
   * @param pages those that need not be read again
   * @throws IllegalArgumentException where the settings are of no kind known here
   */
  public static Source open(SourceDefinition definition, Http http, Clock clock, PageMemory pages) {
    String name = definition.name();
    SourceSettings settings = definition.settings();
    if (settings instanceof FileSettings file) {
      return new FileSource(name, file, definition.mapping(), clock);
    }
    if (settings instanceof ChtSettings cht) {
      return new ChtSource(name, cht, http, clock);
    }
    if (settings instanceof RestSettings rest) {
      return new RestSource(name, rest, definition.mapping(), http, clock, pages);
    }
    throw new IllegalArgumentException("no source for " + settings.getClass().getName());
  }
}
