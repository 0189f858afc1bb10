package org.relais.target.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.indicator.DataElement;
import org.relais.indicator.Disaggregation;
import org.relais.target.dhis2.ServerCatalogue.Combo;
import org.relais.target.dhis2.ServerCatalogue.Element;
import org.relais.target.dhis2.ServerCatalogue.Group;
import org.relais.target.dhis2.ServerCatalogue.Option;

class BindingProposalsTest {
  private static final Group MONTHLY = new Group("set", "ICCM", "SEC mensuel");
  private static final DataElement OURS =
      TestConsole.exampleDeployment().dataSets().stream()
          .flatMap(set -> set.elements().stream())
          .filter(element -> element.code().equals("MAL_POS"))
          .findFirst()
          .orElseThrow();

  @Test
  void theElementWithOurNameAndTheCombosWithOurOptionsAreProposed() {
    List<BindingProposals.Proposed> proposed =
        propose(List.of(element("e1", "", "T.D.R. - positifs"), element("e2", "", "TDR POSITIFS")));

    assertThat(proposed).hasSize(cells().size()).allMatch(BindingProposals.Proposed::whole);
    assertThat(proposed).allMatch(row -> row.element().id().equals("e2"));
    assertThat(proposed)
        .allSatisfy(row -> assertThat(codes(row.combo())).containsAll(row.options().values()));
  }

  @Test
  void whatStandsTwiceIsLeftToAPerson() {
    assertThat(
            propose(List.of(element("e1", "", "TDR positifs"), element("e2", "", "Tdr  positifs"))))
        .hasSize(cells().size())
        .allMatch(row -> row.element() == null && row.combo() == null);
  }

  @Test
  void ourCodeGoesBeforeAName() {
    assertThat(
            propose(List.of(element("e1", "", "TDR positifs"), element("e2", "MAL_POS", "autre"))))
        .allMatch(row -> row.element().id().equals("e2"));
  }

  @Test
  void aServerWithAnElementForEachFigureIsFoundByItsNames() {
    List<Element> elements = new ArrayList<>();
    for (SortedMap<String, String> cell : cells()) {
      StringBuilder name = new StringBuilder("TDR positifs");
      for (Disaggregation.Category category : Disaggregation.of(OURS).categories()) {
        category.options().stream()
            .filter(option -> option.code().equals(cell.get(category.code())))
            .forEach(option -> name.append(", ").append(option.label().fr()));
      }
      elements.add(
          new Element(
              "e" + elements.size(),
              "",
              name.toString(),
              "",
              "INTEGER",
              new TreeMap<>(Map.of("set", "default"))));
    }
    assertThat(propose(elements))
        .allMatch(BindingProposals.Proposed::whole)
        .extracting(row -> row.element().id())
        .containsExactlyElementsOf(elements.stream().map(Element::id).toList());
  }

  private static List<BindingProposals.Proposed> propose(List<Element> elements) {
    List<Combo> combos = new ArrayList<>();
    for (SortedMap<String, String> cell : cells()) {
      combos.add(
          new Combo(
              "c" + combos.size(),
              "",
              cell.toString(),
              cell.values().stream().map(code -> new Option(code + " ", "")).toList()));
    }
    ServerCatalogue catalogue =
        new ServerCatalogue(
            List.of(MONTHLY),
            elements,
            Map.of(
                "split",
                combos,
                "default",
                List.of(new Combo("d", "default", "default", List.of()))));
    return new BindingProposals(new DataSetCatalogue(catalogue, List.of(MONTHLY))).propose(OURS);
  }

  private static List<SortedMap<String, String>> cells() {
    return Disaggregation.of(OURS).cells();
  }

  private static Element element(String id, String code, String name) {
    return new Element(
        id, code, name, "", "INTEGER", new TreeMap<>(Map.of("set", "split", "other", "x")));
  }

  private static List<String> codes(Combo combo) {
    return combo.options().stream().map(option -> option.code().strip()).toList();
  }
}
