package org.relais.target.fhir;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Identity;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.delivery.VisitTarget;
import org.relais.fhir.RenderedVisit;
import org.relais.fhir.VisitRenderer;
import org.relais.http.Http;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;
import org.relais.visit.Visit;

/**
 * Sends visits to a FHIR R4 server: one transaction a visit (http://hl7.org/fhir/R4/http.html,
 * "batch/transaction"), so that the server takes all of a visit or nothing, and one visit that it
 * refuses does not stop the others.
 *
 * <p>Sending again is safe: the entries are updates on the condition of their identifier.
 */
public final class FhirTarget implements VisitTarget {
  private final String name;
  private final FhirSettings settings;
  private final VisitRenderer renderer;
  private final Http http;

  public FhirTarget(String name, FhirSettings settings, VisitRenderer renderer, Http http) {
    this.name = name;
    this.settings = settings;
    this.renderer = renderer;
    this.http = http;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Identity identity() {
    return Capability.ask(name, settings, http);
  }

  @Override
  public Reply send(VisitParcel parcel) {
    ParcelAnswers answers = new ParcelAnswers(name);
    for (VisitItem item : parcel.items()) {
      RenderedVisit rendered = render(item);
      Answer answer = rendered.isEmpty() ? new Answer.Stored() : post(item, rendered);
      answers.add(item, rendered, answer);
      if (answers.serverIsDown()) {
        break;
      }
    }
    return answers.reply();
  }

  private RenderedVisit render(VisitItem item) {
    @Nullable Visit visit = item.visit();
    return visit == null
        ? renderer.retract(item.source(), item.recordId(), item.sent())
        : renderer.render(
            visit, Objects.requireNonNullElse(item.newestOfPatient(), visit), item.sent());
  }

  private Answer post(VisitItem item, RenderedVisit rendered) {
    Map<String, String> headers = new HashMap<>(settings.credentials().headers());
    headers.put("Content-Type", "application/fhir+json");
    headers.put("Accept", "application/fhir+json");
    headers.put("Prefer", "return=minimal");
    HttpCall call =
        new HttpCall("POST", settings.url(), headers, rendered.bundle(), settings.timeout());
    try {
      return AnswerReader.read(name, http.call(call), Masking.of(item));
    } catch (UnreachableException e) {
      return new Answer.Down(Causes.unreachable(name, e), null, e.requestMayHaveArrived());
    }
  }
}
