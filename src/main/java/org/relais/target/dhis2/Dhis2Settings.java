package org.relais.target.dhis2;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.OnForeign;
import org.relais.delivery.ReconcileSettings;
import org.relais.delivery.TargetSettings;
import org.relais.http.Credentials;

/**
 * A DHIS2 server that takes data values.
 *
 * @param url of the server, with or without {@code /api} at its end, without user and password
 * @param dataSets our data set code to its uid, code or name on the server, where it has another
 * @param onForeign what becomes of values that somebody else wrote
 * @param reconcile when it is compared with what we sent, or null
 * @param timeout for one whole answer; an import of some 10,000 values takes up to 16 s on 2.43
 */
public record Dhis2Settings(
    String url,
    Credentials credentials,
    Map<String, String> dataSets,
    Bindings bindings,
    SiteMatching sites,
    Duration timeout,
    Dhis2Request request,
    OnForeign onForeign,
    @Nullable ReconcileSettings reconcile)
    implements TargetSettings {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  public Dhis2Settings {
    url = url.replaceFirst("/+$", "").replaceFirst("/api$", "");
    dataSets = Map.copyOf(dataSets);
  }

  public Dhis2Settings(String url, Credentials credentials, Bindings bindings, SiteMatching sites) {
    this(url, credentials, Map.of(), bindings, sites, PATIENCE, Dhis2Request.STANDARD);
  }

  /** Where a person is asked before a foreign value is overwritten, and when to compare. */
  public Dhis2Settings(
      String url,
      Credentials credentials,
      Map<String, String> dataSets,
      Bindings bindings,
      SiteMatching sites,
      Duration timeout,
      Dhis2Request request) {
    this(url, credentials, dataSets, bindings, sites, timeout, request, OnForeign.ASK, null);
  }

  @Override
  public String server() {
    return url;
  }
}
