package org.relais.console.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.relais.console.account.Account;
import org.relais.console.orgunits.Pyramid;
import org.relais.ledger.CellDetails;
import org.relais.ledger.OptionsText;
import org.relais.visit.OrgUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One figure: how it came about, how it stands, and the visits behind it. */
@Controller
final class ValueController {
  private final FigureFrame frame;
  private final FigureView figures;
  private final ValueView values;
  private final Supplier<Pyramid> pyramids;

  ValueController(
      FigureFrame frame, FigureView figures, ValueView values, Supplier<Pyramid> pyramids) {
    this.frame = frame;
    this.figures = figures;
    this.values = values;
    this.pyramids = pyramids;
  }

  @GetMapping("/figures/value")
  String value(
      FigureQuery query,
      @RequestParam String element,
      @RequestParam(name = "o", defaultValue = "") List<String> options,
      @RequestParam(defaultValue = "0") int from,
      Account account,
      Model model) {
    Picked picked =
        frame
            .show(query, null, FigureTab.TABLE, account, model)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ValuePlace place = ValueView.place(picked, element, FigureAddress.options(options));
    List<Figure> parts =
        figures.of(picked, element).stream().filter(part -> place.holds(part.options())).toList();
    Optional<Figure> sum = parts.stream().reduce((one, other) -> one.plus(other, place.options()));
    model.addAttribute("place", place);
    model.addAttribute("element", place.element());
    model.addAttribute("figure", sum.orElse(null));
    model.addAttribute("rule", values.rule(place.element()));
    if (!place.whole()) {
      model.addAttribute(
          "parts",
          parts.stream().sorted(Comparator.comparing(part -> part.options().toString())).toList());
    }
    if (picked.reports()) {
      model.addAttribute("visits", values.visits(place, from));
    } else {
      model.addAttribute("below", below(place, parts));
    }
    if (place.single()) {
      Optional<CellDetails.Detail> cell = values.cell(place);
      model.addAttribute("cell", cell.orElse(null));
    }
    return "figure";
  }

  /** The figure of an org unit directly below the one that is shown. */
  record Below(OrgUnit unit, Figure figure) {}

  private List<Below> below(ValuePlace place, List<Figure> parts) {
    Picked picked = place.picked();
    Map<String, Figure> sums = new LinkedHashMap<>();
    SortedMap<String, String> options = place.options();
    List<String> stored = parts.stream().map(part -> OptionsText.write(part.options())).toList();
    for (FigureSums.OfUnit unit : figures.byUnit(picked, place.element().code(), options, stored)) {
      sums.merge(
          pyramids.get().childOf(picked.orgUnit(), unit.orgUnit()),
          unit.figure().under(options),
          (one, other) -> one.plus(other, options).of(one.orgUnits() + other.orgUnits()));
    }
    List<Below> below = new ArrayList<>();
    for (OrgUnit unit : pyramids.get().below(picked.orgUnit().code())) {
      Figure figure = sums.get(unit.code());
      if (figure != null) {
        below.add(new Below(unit, figure));
      }
    }
    return below;
  }
}
