package org.relais.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.delivery.Retry;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.target.dhis2.Dhis2Request;

/** The keys of a target that say how much goes to it, and how patiently it is asked again. */
final class PaceBlocks {
  private static final int STANDARD_CONNECTIONS = 2;

  private static final Key<Integer> VALUES =
      Key.of("values", Scalars.integer(1, 50_000)).says("Figures a request.").example("1000");
  private static final Key<Integer> VISITS_A_REQUEST =
      Key.of("visits", Scalars.integer(1, 10_000)).says("Visits a request.").example("50");
  private static final Key<Integer> CONNECTIONS =
      Key.of("connections", Scalars.integer(1, 8))
          .says("Requests that may be under way at once; 2 if absent, 1 for a folder.")
          .example("2");
  static final Key<Values> REQUEST =
      Key.of(
              "request",
              Block.of(
                      "request",
                      "How much one request carries, and how many go at once.",
                      VALUES,
                      VISITS_A_REQUEST,
                      CONNECTIONS)
                  .atMostOne(VALUES, VISITS_A_REQUEST))
          .says("How much one request carries; 1000 figures or 50 visits if absent.")
          .example("{values: 1000}");

  private static final Key<Integer> ASYNC_ABOVE =
      Key.of("async_above", Scalars.integer(1, 50_000))
          .says(
              "A request with more figures than this is imported in the background of the server,"
                  + " which starts such imports every 20 seconds; 10000 if absent.")
          .example("10000");
  static final Key<Values> DHIS2_REQUEST =
      Key.of(
              "request",
              Block.of(
                  "DHIS2 request",
                  "How requests to a DHIS2 are cut, and how many go at once.",
                  VALUES,
                  ASYNC_ABOVE,
                  CONNECTIONS))
          .says(
              "How requests are cut. Without `values`, a request carries 5000 figures to DHIS2 up to"
                  + " 2.42 and 1000 to 2.43 and later, which slow down above.")
          .example("{values: 1000}");

  private static final Key<Duration> FIRST =
      Key.of("first", DurationType.DURATION)
          .says("How long after the first failed try; 30 seconds if absent.")
          .example("30 seconds");
  private static final Key<Duration> CEILING =
      Key.of("ceiling", DurationType.DURATION)
          .says("How long at most; 1 hour if absent.")
          .example("1 hour");
  static final Key<Values> RETRY =
      Key.of(
              "retry",
              Block.of(
                  "retry",
                  "When a server that cannot be asked is tried again: twice as long after each try"
                      + " that failed.",
                  FIRST,
                  CEILING))
          .says("When a server that cannot be asked is tried again.")
          .example("{first: 30 seconds, ceiling: 1 hour}");

  private PaceBlocks() {}

  /** How many requests to the target may be under way at once. */
  static int connections(Values block) {
    return switch (block.need(TargetBlocks.TYPE)) {
      case "dhis2" -> connections(block.get(DHIS2_REQUEST), STANDARD_CONNECTIONS);
      case "fhir" -> connections(block.get(REQUEST), STANDARD_CONNECTIONS);
      default -> connections(block.get(REQUEST), 1);
    };
  }

  private static int connections(@Nullable Values request, int standard) {
    return request == null ? standard : request.or(CONNECTIONS, standard);
  }

  /** How patiently the target is asked again; a ceiling below the first wait is reported. */
  static Retry retry(Values block, Diagnostics diagnostics) {
    Values retry = block.get(RETRY);
    if (retry == null) {
      return Retry.STANDARD;
    }
    Duration first = retry.or(FIRST, Retry.STANDARD.first());
    Duration ceiling = retry.or(CEILING, Retry.STANDARD.ceiling());
    if (!first.isZero() && ceiling.compareTo(first) >= 0) {
      return new Retry(first, ceiling);
    }
    diagnostics.error(
        Code.CFG510,
        retry.has(first.isZero() ? FIRST : CEILING)
            ? retry.at(first.isZero() ? FIRST : CEILING)
            : retry.span(),
        Text.of(
            "no pause can begin with this and end with that",
            "aucune attente ne peut commencer ainsi et finir ainsi"),
        Text.of(
            "write a first pause above 0 and a ceiling that is no shorter",
            "écrivez une première attente au-dessus de 0 et un plafond au moins aussi long"));
    return Retry.STANDARD;
  }

  /** How many items one request may carry, where the target itself does not know better. */
  static int parcelSize(Values block) {
    return switch (block.need(TargetBlocks.TYPE)) {
      case "dhis2" -> dhis2Request(block).valuesOr(Dhis2Request.CAREFUL);
      case "fhir" -> parcelSize(block, 50);
      default -> parcelSize(block, 1000);
    };
  }

  private static int parcelSize(Values block, int standard) {
    Values request = block.get(REQUEST);
    return request == null ? standard : request.or(VALUES, request.or(VISITS_A_REQUEST, standard));
  }

  /** How requests to a DHIS2 target are cut. */
  static Dhis2Request dhis2Request(Values block) {
    Values request = block.get(DHIS2_REQUEST);
    return request == null
        ? Dhis2Request.STANDARD
        : new Dhis2Request(
            request.get(VALUES), request.or(ASYNC_ABOVE, Dhis2Request.STANDARD.asyncAbove()));
  }
}
