package org.relais.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Whatever a record holds, it becomes a visit or a rejection. */
class HostileRecordTest {
  private static final List<Conversion> CONVERSIONS = List.of(Conversion.values());

  private final List<VisitMapper> mappers = new ArrayList<>();
  private final VisitCodec codec = new VisitCodec(SampleDictionary.build());

  HostileRecordTest() {
    for (Conversion conversion : CONVERSIONS) {
      SampleMapping mapping = SampleMapping.usual();
      for (Field field : mapping.dictionary().fields()) {
        if (!field.derived() && !field.name().equals("visit")) {
          mapping
              .with(field.name())
              .from(field.name(), "group." + field.name())
              .as(conversion)
              .add();
        }
      }
      mapping.with("muac").unit("cm").as(conversion).add();
      mapping.with("fever").contains("a").as(conversion).add();
      mapping.with("cough").codes(Map.of("1", "yes", "2", "")).as(conversion).add();
      mappers.add(mapping.mapper());
    }
  }

  @Test
  void aTimeOfAWholeYearOrMonthIsNoMoment() {
    DateText dates = new DateText(ZoneOffset.UTC, Conversion.PLAIN);

    assertThat(dates.moment("2026 08:00")).isEmpty();
    assertThat(dates.moment("2026-10T08:00")).isEmpty();
    assertThat(dates.date("2026 08:00")).isEmpty();
    assertThat(dates.date("2026-1-3 8:00")).isPresent();
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void itIsMappedOrRejectedButNeverAnException(@ForAll("records") JsonNode body) {
    for (VisitMapper mapper : mappers) {
      MappingInput input = SampleMapping.input(body, body);
      Mapping mapping = mapper.map(input);
      assertThat(mapper.map(input)).isEqualTo(mapping);
      if (mapping instanceof Mapping.Mapped mapped) {
        assertThat(codec.read("sample", "1", codec.write(mapped.visit())))
            .isEqualTo(mapped.visit());
      } else {
        assertThat(((Mapping.Rejected) mapping).reasons()).isNotEmpty();
      }
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whatIsReadIsReadTheSameAfterPruningAndRemoval(@ForAll("records") JsonNode body) {
    PersonalFields personal = new PersonalFields(List.of(RecordPath.parse("group").orElseThrow()));
    for (VisitMapper mapper : mappers) {
      var paths = mapper.paths("child", null);
      Mapping whole = mapper.map(SampleMapping.input(body, null));
      assertThat(mapper.map(SampleMapping.input(Pruning.prune(body, paths), null)))
          .isEqualTo(whole);
      assertThat(mapper.map(SampleMapping.input(personal.remove(body, paths), null)))
          .isEqualTo(whole);
    }
  }

  @Test
  void deepNestingIsNoFault() {
    JsonNode node = TextNode.valueOf("x");
    for (int i = 0; i < 900; i++) {
      ObjectNode outer = JsonNodeFactory.instance.objectNode();
      outer.set(i % 2 == 0 ? "fever" : "group", node);
      node = outer;
    }
    assertThat(mappers.get(0).map(SampleMapping.input(node, null)))
        .isInstanceOf(Mapping.Rejected.class);
    assertThat(new PersonalFields(List.of()).remove(node, List.of())).isEqualTo(node);
  }

  @Provide
  Arbitrary<JsonNode> records() {
    List<String> names =
        SampleDictionary.build().fields().stream()
            .map(Field::name)
            .filter(name -> !name.equals("visit"))
            .toList();
    Arbitrary<String> keys =
        Arbitraries.oneOf(Arbitraries.of(names), Arbitraries.of("group", "#text", "name", "x"));
    return object(keys, node(keys, 3))
        .map(
            record -> {
              if (record.size() % 2 == 0) {
                record.put("visit_date", "2026-10-31").put("org_unit", "S1");
              }
              return record;
            });
  }

  private static Arbitrary<JsonNode> node(Arbitrary<String> keys, int depth) {
    Arbitrary<JsonNode> leaf =
        Arbitraries.frequencyOf(
            Tuple.of(8, text()),
            Tuple.of(4, number()),
            Tuple.of(
                1, Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE, NullNode.getInstance())));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> inner = node(keys, depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(8, leaf),
        Tuple.of(1, object(keys, inner).map(object -> (JsonNode) object)),
        Tuple.of(
            1,
            inner
                .list()
                .ofMaxSize(3)
                .map(
                    elements -> {
                      ArrayNode array = JsonNodeFactory.instance.arrayNode();
                      elements.forEach(array::add);
                      return (JsonNode) array;
                    })));
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<String> keys, Arbitrary<JsonNode> values) {
    return Arbitraries.maps(keys, values)
        .ofMaxSize(8)
        .map(
            entries -> {
              ObjectNode object = JsonNodeFactory.instance.objectNode();
              entries.forEach(object::set);
              return object;
            });
  }

  private static Arbitrary<JsonNode> text() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.strings().withChars("0123456789-/.,:TZ+e ").ofMaxLength(24),
            Arbitraries.of(
                "yes",
                "no",
                "oui",
                "positive",
                "convulsions unconscious",
                "2026-10-0",
                "F",
                "2026-10-31T08:00:00Z",
                "1793433600000",
                "1e99999",
                "-0",
                "9223372036854775808",
                "2026-10-31T",
                "2026-10-31 8",
                "+1000000-01-01",
                "\u0000",
                "\ud83d"))
        .map(TextNode::valueOf);
  }

  private static Arbitrary<JsonNode> number() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(value -> (JsonNode) LongNode.valueOf(value)),
        Arbitraries.integers().between(-5, 300).map(value -> (JsonNode) LongNode.valueOf(value)),
        Arbitraries.doubles().map(value -> (JsonNode) DoubleNode.valueOf(value)),
        Arbitraries.of(
            DoubleNode.valueOf(Double.NaN),
            DoubleNode.valueOf(Double.NEGATIVE_INFINITY),
            BigIntegerNode.valueOf(BigInteger.TEN.pow(2000)),
            DecimalNode.valueOf(new BigDecimal("1e2000000000")),
            DecimalNode.valueOf(new BigDecimal("1e-2000000000")),
            DecimalNode.valueOf(new BigDecimal("-1e19"))));
  }
}
