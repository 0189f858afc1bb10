package org.relais.target.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Transactions as R4 describes them, for conditional updates and creates by identifier, and
 * stricter than servers are: an entry must carry the identifier that it is found by, no condition
 * may stand twice, and every reference between entries must resolve. All of it is checked before
 * anything is stored.
 */
final class TransactionProvider {
  private final FhirContext context;
  private final Shelf shelf;

  TransactionProvider(FhirContext context, Shelf shelf) {
    this.context = context;
    this.shelf = shelf;
  }

  @Transaction
  public synchronized Bundle transaction(@TransactionParam Bundle input) {
    List<Entry> entries = new ArrayList<>();
    Map<String, IdType> ids = new HashMap<>();
    Map<String, Integer> created = new HashMap<>();
    for (BundleEntryComponent component : input.getEntry()) {
      Entry entry = resolve(component, created);
      if (ids.put(component.getFullUrl(), entry.id()) != null) {
        throw new InvalidRequestException("two entries are " + component.getFullUrl());
      }
      entries.add(entry);
    }
    if (entries.stream().map(Entry::condition).distinct().count() != entries.size()) {
      throw new InvalidRequestException("two entries have one condition");
    }
    entries.forEach(entry -> link(entry.resource(), ids));
    Bundle answer = new Bundle();
    answer.setType(Bundle.BundleType.TRANSACTIONRESPONSE);
    entries.forEach(entry -> store(entry, answer));
    return answer;
  }

  private Entry resolve(BundleEntryComponent component, Map<String, Integer> created) {
    HTTPVerb method = component.getRequest().getMethod();
    Resource resource = component.getResource();
    String type = resource.fhirType();
    String condition =
        method == HTTPVerb.POST
            ? type + "?" + component.getRequest().getIfNoneExist()
            : component.getRequest().getUrl();
    String prefix = type + "?identifier=";
    if (!condition.startsWith(prefix) || condition.indexOf('&') >= 0) {
      throw new InvalidRequestException("not a condition on an identifier of " + type);
    }
    String token = URLDecoder.decode(condition.substring(prefix.length()), StandardCharsets.UTF_8);
    String[] identifier = token.split("\\|", 2);
    boolean carriesIt =
        resource.getNamedProperty("identifier").getValues().stream()
            .map(org.hl7.fhir.r4.model.Identifier.class::cast)
            .anyMatch(
                id -> id.getSystem().equals(identifier[0]) && id.getValue().equals(identifier[1]));
    if (!carriesIt) {
      throw new InvalidRequestException("the resource does not carry its condition's identifier");
    }
    List<Resource> matches = shelf.find(type, identifier[0], identifier[1]);
    if (matches.size() > 1) {
      throw new PreconditionFailedException(
          "the condition " + condition + " matches " + matches.size() + " resources");
    }
    if (matches.size() == 1) {
      IdType id = matches.get(0).getIdElement().toUnqualifiedVersionless();
      return new Entry(resource, condition, id, method == HTTPVerb.POST);
    }
    int offset = created.merge(type, 1, Integer::sum) - 1;
    long next = shelf.nextId(type).getIdPartAsLong() + offset;
    return new Entry(resource, condition, new IdType(type, next), false);
  }

  private void link(Resource resource, Map<String, IdType> ids) {
    for (Reference reference :
        context.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
      String to = reference.getReference();
      if (to == null) {
        continue;
      }
      IdType id = ids.get(to);
      if (id == null) {
        throw new InvalidRequestException("nothing in the bundle is " + to);
      }
      reference.setReference(id.getValue());
      reference.setResource(null);
    }
  }

  private void store(Entry entry, Bundle answer) {
    entry.resource().setId(entry.id());
    if (!entry.leaveAlone()) {
      shelf.store(entry.resource());
    }
    answer.addEntry().getResponse().setStatus("200 OK").setLocation(entry.id().getValue());
  }

  /**
   * @param leaveAlone a conditional create of what is there
   */
  private record Entry(Resource resource, String condition, IdType id, boolean leaveAlone) {}
}
