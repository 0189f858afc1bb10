package org.relais.target.fhir;

import java.util.List;
import org.relais.delivery.VisitContent;
import org.relais.fhir.RenderedVisit;
import org.relais.fhir.VisitRenderer;
import org.relais.visit.Visit;

/** What a target shall hold for a visit is what its bundle says. */
public final class RenderedContents implements VisitContent.Rule {
  private final VisitRenderer renderer;

  public RenderedContents(VisitRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  public VisitContent of(Visit visit, Visit newestOfPatient) {
    RenderedVisit rendered = renderer.render(visit, newestOfPatient, List.of());
    return new VisitContent(rendered.hash(), rendered.resources());
  }
}
