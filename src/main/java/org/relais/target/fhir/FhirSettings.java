package org.relais.target.fhir;

import java.time.Duration;
import org.relais.delivery.TargetSettings;
import org.relais.http.Credentials;

/**
 * A FHIR R4 server.
 *
 * @param url its base address, such as {@code https://fhir.example.org/fhir}
 * @param timeout for one transaction
 */
public record FhirSettings(String url, Credentials credentials, Duration timeout)
    implements TargetSettings {
  public FhirSettings {
    url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  @Override
  public String server() {
    return url;
  }
}
