package org.relais.config;

import java.util.List;
import java.util.Optional;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Named;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Shapes;
import org.relais.config.spec.Type;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;

/** The keys of a file of tests. */
final class TestBlock {
  /** The word under which a figure is the total. */
  static final String TOTAL_WORD = "total";

  private static final Type<List<Named<List<Scalar>>>> ANSWERS =
      Shapes.tableOrNone(Shapes.oneOrMore(Scalars.TEXT));

  static final Key<List<Named<List<Scalar>>>> DEFAULTS =
      Key.of("defaults", ANSWERS)
          .says("Answers that every visit has unless it gives another.")
          .example("{visit: sick_child, age: 24 months}");

  static final Key<Scalar> NAME =
      Key.of("name", Scalars.TEXT)
          .needed()
          .says("What is tried.")
          .example("counts a positive test");
  static final Key<List<List<Named<List<Scalar>>>>> VISITS =
      Key.of("visits", Shapes.list(ANSWERS))
          .needed()
          .says(
              "Visits in the words of the dictionary; `age: 27 days` stands for a birth date, and"
                  + " `absent` takes a default away.")
          .example("[{fever: yes, age: 8 months}]");
  static final Key<List<Named<List<Named<Double>>>>> EXPECT =
      Key.of(
              "expect",
              Shapes.table(
                  Shapes.<List<Named<Double>>>either(new Total(), Shapes.table(Scalars.NUMBER))))
          .says("Figures by data element: a total, or {total: 2, F: 1, \"P2M--P12M, F\": 1}.")
          .example("{MAL_POS: {total: 1, F: 1}}");
  static final Key<List<Scalar>> ABSENT =
      Key.of("absent", Shapes.oneOrMore(Scalars.TEXT))
          .says("Data elements that must not appear; `others` for all that `expect` does not name.")
          .example("others");
  static final Key<List<Named<Integer>>> OUTSIDE =
      Key.of("outside", Shapes.table(Scalars.integer(0, 1000)))
          .says("How many visits fulfil the rule of an element and stand outside its split.")
          .example("{SC_CONS: 1}");
  static final Key<Integer> REJECTED =
      Key.of("rejected", Scalars.integer(0, 1000))
          .says("How many visits are rejected; none if absent.")
          .example("1");
  static final Key<List<Values>> TESTS =
      Key.of(
              "tests",
              Shapes.list(
                  Block.of(
                          "test",
                          "Visits in, figures out.",
                          NAME,
                          VISITS,
                          EXPECT,
                          ABSENT,
                          OUTSIDE,
                          REJECTED)
                      .atLeastOne(EXPECT, ABSENT, OUTSIDE, REJECTED)))
          .needed()
          .says("The tests.")
          .example("[{name: …, visits: […], expect: {…}}]");

  static final Block BLOCK =
      Block.of(
          "indicators/*.test.yaml",
          "Tests of the configuration; `relais test` runs them.",
          DEFAULTS,
          TESTS);

  private TestBlock() {}

  static Optional<String> option(Named<Double> figure) {
    return figure.name().text().equals(TOTAL_WORD)
        ? Optional.empty()
        : Optional.of(figure.name().text());
  }
}
