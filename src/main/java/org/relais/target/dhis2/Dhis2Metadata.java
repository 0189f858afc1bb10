package org.relais.target.dhis2;

import java.time.Clock;
import java.util.List;
import org.relais.delivery.Cause;
import org.relais.http.Http;
import org.relais.indicator.DataSet;
import org.relais.target.dhis2.metadata.HeldObjects;
import org.relais.target.dhis2.metadata.MetadataPackage;
import org.relais.target.dhis2.metadata.PackageWriter;
import org.relais.visit.OrgUnits;

/** Writes what a server lacks for a configuration, so that its administrator can import it. */
public final class Dhis2Metadata {
  private final String target;
  private final Dhis2Settings settings;

  /**
   * @param target name as in the configuration
   */
  public Dhis2Metadata(String target, Dhis2Settings settings) {
    this.target = target;
    this.settings = settings;
  }

  /** What became of comparing with a server. */
  public sealed interface Lack {
    record Found(MetadataPackage metadata) implements Lack {}

    /** The server could not be asked. */
    record Unavailable(Cause cause) implements Lack {}
  }

  /** What the server lacks; only reads. */
  public Lack lack(List<DataSet> dataSets, OrgUnits orgUnits, Http http, Clock clock) {
    Dhis2Session session =
        new Dhis2Session(
            settings.url(), settings.credentials(), http, new Troubles(settings.url(), clock));
    try {
      HeldObjects held =
          new HeldObjectsReader(new MetadataQuery(session), settings).read(dataSets, orgUnits);
      return new Lack.Found(write(dataSets, held));
    } catch (MetadataUnavailableException unavailable) {
      return new Lack.Unavailable(unavailable.trouble().cause());
    }
  }

  /** All that a server needs which has nothing of it. */
  public MetadataPackage everything(List<DataSet> dataSets) {
    return write(dataSets, HeldObjects.NOTHING);
  }

  private MetadataPackage write(List<DataSet> dataSets, HeldObjects held) {
    Bindings bindings = settings.bindings().at(target);
    return PackageWriter.write(dataSets, element -> bindings.bind(element.code()), held);
  }
}
