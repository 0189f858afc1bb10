package org.relais.fhir;

import java.util.List;

/**
 * A visit as a FHIR transaction.
 *
 * @param bundle the Bundle, JSON in UTF-8 without line breaks
 * @param hash SHA-256, in hexadecimal, of what the target shall hold; the retractions are not in it
 * @param resources what the target holds for this visit once it took the bundle: {@code Type/role},
 *     such as {@code Observation/temperature}; what {@code sent} is, next time
 * @param retracted how many resources of an earlier sending it marks as entered in error
 */
public record RenderedVisit(byte[] bundle, String hash, List<String> resources, int retracted) {
  public RenderedVisit {
    resources = List.copyOf(resources);
  }

  /** Whether there is nothing to send: a visit that is gone and was never sent. */
  public boolean isEmpty() {
    return resources.isEmpty() && retracted == 0;
  }
}
