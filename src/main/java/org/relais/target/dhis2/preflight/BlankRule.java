package org.relais.target.dhis2.preflight;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause.Owner;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/** Codes of the server with blanks around or twice within, or in other case than ours. */
final class BlankRule implements Rule {
  @Override
  public List<Finding> findings(Picture picture) {
    List<Finding> findings = new ArrayList<>();
    Set<String> codes = new LinkedHashSet<>();
    picture.found().forEach(match -> codes(match).filter(BlankRule::stray).forEach(codes::add));
    if (!codes.isEmpty()) {
      findings.add(stray(picture, codes));
    }
    for (DataSetMatch match : picture.dataSets()) {
      List<String> alike =
          match.sites().stream()
              .filter(site -> site.alike() != null)
              .map(site -> site.ours().code() + " → \"" + site.alike() + "\"")
              .toList();
      if (!alike.isEmpty()) {
        findings.add(alike(match, alike));
      }
    }
    return findings;
  }

  private static Stream<String> codes(DataSetMatch match) {
    HeldDataSet theirs = match.theirs();
    Stream<HeldElement> places = match.elements().stream().flatMap(ElementMatch::places);
    return Stream.concat(
        Stream.ofNullable(theirs == null ? null : theirs.code()),
        places.flatMap(
            place ->
                Stream.concat(
                    Stream.of(place.code()),
                    place.combo().categories().stream()
                        .flatMap(
                            category ->
                                Stream.concat(
                                    Stream.of(category.code()),
                                    category.options().stream().map(HeldCombo.Option::code))))));
  }

  private static boolean stray(@Nullable String code) {
    return code != null && (!code.equals(code.strip()) || code.contains("  "));
  }

  private static Finding stray(Picture picture, Set<String> codes) {
    return new Finding(
        Severity.WRONG,
        "STRAY_BLANKS",
        Subject.target(picture.target()),
        new Labels(
            "Codes in DHIS2 with stray blanks: "
                + codes.size()
                + ". Relais software looks past them;"
                + " ADX files and other programs do not find them.",
            "Codes de DHIS2 avec des espaces en trop : "
                + codes.size()
                + ". Le logiciel Relais les ignore ;"
                + " les fichiers ADX et d'autres programmes ne les trouvent pas."),
        new Labels("Correct the codes in DHIS2.", "Corrigez les codes dans DHIS2."),
        Owner.TARGET_ADMINISTRATOR,
        codes.stream().map(code -> "\"" + code + "\"").toList());
  }

  private static Finding alike(DataSetMatch match, List<String> sites) {
    return new Finding(
        Severity.REFUSED,
        "ORG_UNIT_CODE_ALIKE",
        Subject.orgUnits(match.ours().code()),
        new Labels(
            "Different from DHIS2's only in blanks or capital letters: the codes of "
                + sites.size()
                + " of our sites.",
            "Différents de ceux de DHIS2 seulement par des espaces ou des"
                + " majuscules : les codes de "
                + sites.size()
                + " de nos sites."),
        new Labels(
            "Correct the codes in DHIS2, or match the sites in a table.",
            "Corrigez les codes dans DHIS2, ou rapprochez les sites dans une table."),
        Owner.TARGET_ADMINISTRATOR,
        sites);
  }
}
