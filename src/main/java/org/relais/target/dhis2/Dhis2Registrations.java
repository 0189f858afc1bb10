package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.Completeness;
import org.relais.delivery.CompletionTarget;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.UnreachableException;
import org.relais.visit.Labels;

/**
 * Registers data sets as complete with {@code /api/completeDataSetRegistrations}. Its conflicts
 * carry neither a code nor an index, so a request that is not taken whole is repeated one by one.
 */
public final class Dhis2Registrations implements CompletionTarget {
  private static final Duration METADATA_REST = Duration.ofMinutes(10);
  private static final String PATH = "/api/completeDataSetRegistrations";

  private final Dhis2Settings settings;
  private final Dhis2Session session;
  private final Troubles troubles;
  private final Metadata metadata;

  public Dhis2Registrations(Dhis2Settings settings, Http http, Clock clock) {
    this.settings = settings;
    this.troubles = new Troubles(settings.url(), clock);
    this.session = new Dhis2Session(settings.url(), settings.credentials(), http, troubles);
    this.metadata = new RememberedMetadata(new LiveMetadata(session), clock, METADATA_REST);
  }

  @Override
  public Registered register(String dataSet, List<Completeness> some) {
    try {
      String identifier = settings.dataSets().getOrDefault(dataSet, dataSet).strip();
      Optional<ServerDataSet> found = metadata.dataSet(identifier);
      Map<String, String> orgUnits = orgUnits(some);
      Map<Completeness, Cause> refused = new HashMap<>();
      List<Completeness> known =
          some.stream().filter(one -> orgUnits.containsKey(one.orgUnit())).toList();
      for (Completeness one : some) {
        if (found.isEmpty() || !known.contains(one)) {
          refused.put(one, refused(dataSet, "not found"));
        }
      }
      if (found.isPresent()) {
        Batch batch = new Batch(dataSet, found.get().id(), orgUnits, refused);
        batch.withdraw(known.stream().filter(one -> !one.complete()).toList());
        batch.post(known.stream().filter(Completeness::complete).toList());
      }
      return new Registered.Done(refused);
    } catch (MetadataUnavailableException unavailable) {
      return new Registered.Unavailable(unavailable.trouble().cause());
    }
  }

  private Map<String, String> orgUnits(List<Completeness> some)
      throws MetadataUnavailableException {
    Map<String, String> uids = new HashMap<>();
    Set<String> codes = some.stream().map(Completeness::orgUnit).collect(Collectors.toSet());
    codes.forEach(code -> settings.sites().uid(code).ifPresent(uid -> uids.put(code, uid)));
    codes.removeAll(uids.keySet());
    if (!codes.isEmpty()) {
      uids.putAll(metadata.orgUnits(codes));
    }
    return uids;
  }

  private static Cause refused(String dataSet, String said) {
    return new Cause(
        "COMPLETION_REFUSED",
        new Labels(
            "DHIS2 does not register %s as complete: %s. Relais software tries again; compare the data set, the org units and the authorities of our user."
                .formatted(dataSet, said),
            "DHIS2 n'enregistre pas %s comme complet : %s. Le logiciel Relais réessaie ; comparez l'ensemble de données, les unités et les droits de notre utilisateur."
                .formatted(dataSet, said)),
        Cause.Owner.TARGET_ADMINISTRATOR);
  }

  /** One call's registrations, in the server's uids. */
  private final class Batch {
    private final String dataSet;
    private final String dataSetId;
    private final Map<String, String> orgUnits;
    private final Map<Completeness, Cause> refused;

    Batch(
        String dataSet,
        String dataSetId,
        Map<String, String> orgUnits,
        Map<Completeness, Cause> refused) {
      this.dataSet = dataSet;
      this.dataSetId = dataSetId;
      this.orgUnits = orgUnits;
      this.refused = refused;
    }

    void withdraw(List<Completeness> some) throws MetadataUnavailableException {
      for (Completeness one : some) {
        HttpAnswer answer =
            answered(
                "DELETE",
                "%s?ds=%s&pe=%s&ou=%s"
                    .formatted(PATH, dataSetId, one.period().id(), orgUnits.get(one.orgUnit())),
                null);
        if (answer.status() >= 300) {
          refused.put(one, refused(dataSet, "HTTP " + answer.status()));
        }
      }
    }

    void post(List<Completeness> some) throws MetadataUnavailableException {
      if (some.isEmpty()) {
        return;
      }
      HttpAnswer answer = answered("POST", PATH, body(some));
      Optional<ImportSummary> summary = Dhis2Session.json(answer).flatMap(ImportSummary::in);
      if (summary.filter(taken -> taken.stored() >= some.size()).isPresent()) {
        return;
      }
      if (some.size() == 1) {
        refused.put(some.get(0), refused(dataSet, said(answer)));
        return;
      }
      for (Completeness one : some) {
        post(List.of(one));
      }
    }

    private byte[] body(List<Completeness> some) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode rows = body.putArray("completeDataSetRegistrations");
      for (Completeness one : some) {
        rows.addObject()
            .put("dataSet", dataSetId)
            .put("period", one.period().id())
            .put("organisationUnit", orgUnits.get(one.orgUnit()))
            .put("completed", true);
      }
      return body.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  private HttpAnswer answered(String method, String path, byte @Nullable [] body)
      throws MetadataUnavailableException {
    HttpAnswer answer;
    try {
      answer = session.change(method, path, body, settings.timeout());
    } catch (UnreachableException unreachable) {
      throw new MetadataUnavailableException(troubles.unreachable(unreachable));
    }
    Optional<Trouble> trouble = troubles.byStatus(answer);
    if (trouble.isPresent()) {
      throw new MetadataUnavailableException(trouble.get());
    }
    if (answer.status() >= 500) {
      throw new MetadataUnavailableException(troubles.notUnderstood(answer));
    }
    return answer;
  }

  /** The words of the first conflict: they name metadata, no person. */
  private static String said(HttpAnswer answer) {
    return Dhis2Session.json(answer)
        .map(body -> body.path("response").path("conflicts").path(0).path("value").asText(""))
        .filter(text -> !text.isBlank())
        .orElse("HTTP " + answer.status());
  }
}
