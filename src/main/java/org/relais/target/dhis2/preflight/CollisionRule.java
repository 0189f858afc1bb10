package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.relais.delivery.Cause.Owner;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Two figures, or two sites, of ours on one value of the server. */
final class CollisionRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    picture
        .found()
        .forEach(
            match -> {
              findings.addAll(figures(match));
              findings.addAll(sites(match));
            });
    return findings;
  }

  private static List<Finding> figures(DataSetMatch match) {
    Map<List<String>, List<String>> byPlace = new LinkedHashMap<>();
    for (ElementMatch element : match.elements()) {
      for (ElementMatch.Figure figure : element.figures()) {
        HeldElement place = figure.place();
        String combo = figure.combo();
        if (place != null && combo != null) {
          byPlace
              .computeIfAbsent(List.of(place.id(), combo), any -> new ArrayList<>())
              .add(element.ours().code() + " " + figure.text());
        }
      }
    }
    List<String> crowds =
        new ArrayList<>(
            byPlace.values().stream()
                .filter(figures -> figures.size() > 1)
                .map(figures -> String.join(" + ", figures))
                .toList());
    match
        .elements()
        .forEach(
            element ->
                element
                    .lacking(Gap.COLLISION)
                    .forEach(figure -> crowds.add(element.ours().code() + " " + figure.text())));
    return crowds.isEmpty() ? List.of() : List.of(figures(match, crowds));
  }

  private static Finding figures(DataSetMatch match, List<String> crowds) {
    return new Finding(
        Severity.REFUSED,
        "CELLS_COLLIDE",
        Subject.dataSet(match.ours().code()),
        new Labels(
            "Several of our figures go to one value of DHIS2; Relais software sends none of them.",
            "Plusieurs de nos valeurs vont à une même valeur de DHIS2 ; le logiciel Relais n'en"
                + " envoie aucune."),
        new Labels(
            "Give each its own place in the binding.",
            "Donnez à chacune sa place dans la liaison."),
        Owner.MAPPING,
        crowds);
  }

  private static List<Finding> sites(DataSetMatch match) {
    Map<String, List<String>> byUid =
        match.sites().stream()
            .filter(site -> site.theirs() != null)
            .collect(
                Collectors.groupingBy(
                    CollisionRule::uid,
                    LinkedHashMap::new,
                    Collectors.mapping(site -> site.ours().code(), Collectors.toList())));
    List<String> crowds =
        byUid.entrySet().stream()
            .filter(unit -> unit.getValue().size() > 1)
            .map(unit -> String.join(" + ", unit.getValue()) + " → " + unit.getKey())
            .toList();
    return crowds.isEmpty() ? List.of() : List.of(sites(match, crowds));
  }

  private static String uid(Site site) {
    Site.HeldOrgUnit unit = site.theirs();
    return unit == null ? "" : unit.id();
  }

  private static Finding sites(DataSetMatch match, List<String> crowds) {
    return new Finding(
        Severity.REFUSED,
        "SITES_COLLIDE",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "Several of our sites are one org unit of DHIS2; their totals would overwrite each"
                + " other.",
            "Plusieurs de nos sites sont une même unité de DHIS2 ; leurs totaux s'écraseraient."),
        new Labels(
            "Match each with its own org unit, or report at a higher level.",
            "Rapprochez chacun de sa propre unité, ou rapportez à un niveau plus haut."),
        Owner.MAPPING,
        crowds);
  }
}
