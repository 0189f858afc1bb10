package org.relais.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.yaml.Node.Scalar;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostics;
import org.relais.diagnostic.Text;
import org.relais.visit.AgeBand;
import org.relais.visit.AgeBand.Age;
import org.relais.visit.AgeBand.Unit;
import org.relais.visit.Labels;

/** A set of age bands: a coded field that the age at the visit date decides. */
final class AgeBandsBlock {
  private static final Pattern INTERVAL = Pattern.compile("P(\\d{1,4})([DMY])--P(\\d{1,4})([DMY])");

  static final Key<List<Named<Optional<Labels>>>> BANDS =
      Key.of(
              "bands",
              Shapes.<List<Named<Optional<Labels>>>>listOr(
                  Shapes.list(Scalars.TEXT).as(AgeBandsBlock::unlabelled),
                  Shapes.table(Common.LABELS.as(Optional::of))))
          .needed()
          .says("ISO 8601 intervals, left-closed and right-open, from young to old.")
          .example("[P2M--P12M, P12M--P60M]");

  static final Block BLOCK =
      Block.of(
          "age bands",
          "A coded field that the age at the visit date decides.",
          FieldBlock.LABEL,
          FieldBlock.CATEGORY,
          FieldBlock.UNKNOWN,
          BANDS);

  private AgeBandsBlock() {}

  private static List<Named<Optional<Labels>>> unlabelled(List<Scalar> codes) {
    return codes.stream().map(code -> new Named<>(code, Optional.<Labels>empty())).toList();
  }

  /** The bands; those that are wrong are reported and left out. */
  static List<AgeBand> bands(List<Named<Optional<Labels>>> written, Diagnostics diagnostics) {
    List<AgeBand> bands = new ArrayList<>();
    @Nullable AgeBand before = null;
    for (Named<Optional<Labels>> one : written) {
      AgeBand band = band(one.name(), diagnostics);
      if (band == null) {
        continue;
      }
      if (before != null && days(band.from()) < days(before.to())) {
        diagnostics.error(
            Code.CFG207,
            one.name().span(),
            Text.of(
                "the band %s begins before %s ends",
                "la tranche %s commence avant la fin de %s", band.code(), before.code()),
            Text.of(
                "write the bands from young to old, without overlap",
                "écrivez les tranches du plus jeune au plus âgé, sans recouvrement"));
      }
      before = band;
      bands.add(band);
    }
    return bands;
  }

  private static @Nullable AgeBand band(Scalar code, Diagnostics diagnostics) {
    Matcher matcher = INTERVAL.matcher(code.text());
    if (matcher.matches()) {
      Age from = age(matcher.group(1), matcher.group(2));
      Age to = age(matcher.group(3), matcher.group(4));
      if (days(from) < days(to)) {
        return new AgeBand(code.text(), from, to);
      }
    }
    diagnostics.error(
        Code.CFG207,
        code.span(),
        Text.of("\"%s\" is not an age band", "« %s » n'est pas une tranche d'âge", code),
        Text.of(
            "write P2M--P12M for 2 to 11 completed months; D, M and Y are days, months, years",
            "écrivez P2M--P12M pour 2 à 11 mois révolus ; D, M et Y sont jours, mois, années"));
    return null;
  }

  private static Age age(String amount, String unit) {
    return new Age(
        Integer.parseInt(amount),
        switch (unit) {
          case "D" -> Unit.DAYS;
          case "M" -> Unit.MONTHS;
          default -> Unit.YEARS;
        });
  }

  /** Near enough to compare ages in unlike units. */
  private static double days(Age age) {
    return age.amount()
        * switch (age.unit()) {
          case DAYS -> 1;
          case MONTHS -> 30.4375;
          case YEARS -> 365.25;
        };
  }

  /** A label made from the interval: "2–11 months"; the last completed unit is within. */
  static Labels label(AgeBand band) {
    int last = band.to().amount() - 1;
    boolean sameUnit = band.from().unit() == band.to().unit() || band.from().amount() == 0;
    if (!sameUnit) {
      return new Labels(
          "%d %s to under %d %s"
              .formatted(
                  band.from().amount(),
                  en(band.from().unit()),
                  band.to().amount(),
                  en(band.to().unit())),
          "%d %s à moins de %d %s"
              .formatted(
                  band.from().amount(),
                  fr(band.from().unit()),
                  band.to().amount(),
                  fr(band.to().unit())));
    }
    if (band.to().amount() >= 200 && band.to().unit() == Unit.YEARS) {
      return new Labels(
          "%d years and over".formatted(band.from().amount()),
          "%d ans et plus".formatted(band.from().amount()));
    }
    Unit unit = band.to().unit();
    String range = "%d–%d ".formatted(band.from().amount(), last);
    return new Labels(range + en(unit), range + fr(unit));
  }

  private static String en(Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  private static String fr(Unit unit) {
    return Map.of(Unit.DAYS, "jours", Unit.MONTHS, "mois", Unit.YEARS, "ans")
        .getOrDefault(unit, "");
  }
}
