package org.relais.target.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR server that runs already. Only what belongs to this test's own base is looked at. */
final class RunningServer implements FhirPeer {
  private static final FhirContext CONTEXT = FhirContext.forR4();

  private final String url;
  private final String system;
  private final IGenericClient client;

  /**
   * @param base the renderer's
   */
  RunningServer(String url, String base) {
    CONTEXT.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    CONTEXT.getRestfulClientFactory().setSocketTimeout(60_000);
    this.url = url;
    this.system = base + "/identifier/resource";
    this.client = CONTEXT.newRestfulGenericClient(url);
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public <T extends Resource> List<T> held(Class<T> type) {
    Bundle found =
        client
            .search()
            .forResource(type)
            .where(new TokenClientParam("identifier").hasSystemWithAnyCode(system))
            .count(100)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .map(type::cast)
        .toList();
  }

  @Override
  public void put(Resource resource) {
    client.create().resource(resource).execute();
  }

  @Override
  public void close() {
    // It is not ours to stop.
  }
}
