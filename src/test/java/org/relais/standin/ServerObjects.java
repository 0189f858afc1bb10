package org.relais.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.PeriodType;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;
import org.relais.visit.OrgUnit;

/**
 * Makes the metadata that a configuration expects of a server: its data sets with their elements
 * and option combos, and its org units, those of the report level assigned to every data set. Uids
 * follow from the codes, so two servers made from one configuration have the same.
 */
final class ServerObjects {
  private static final String OPENED = "2018-01-01";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final ServerMetadata metadata = new ServerMetadata();

  ServerObjects() {
    ObjectNode option = object("categoryOptions", "default");
    ObjectNode category = object("categories", "default");
    ObjectNode combo = object("categoryCombos", "default");
    ServerMetadata.reference(category.putArray("categoryOptions"), option);
    ServerMetadata.reference(combo.putArray("categories"), category);
    metadata.add("categoryOptions", option);
    metadata.add("categories", category);
    metadata.add("categoryCombos", combo);
    optionCombo("default", combo, List.of(option));
  }

  /** The uid of what has some code. */
  static String uid(String kind, String code) {
    Random dice = new Random((kind + " " + code).hashCode());
    StringBuilder uid = new StringBuilder();
    uid.append(LETTERS.charAt(dice.nextInt(52)));
    while (uid.length() < 11) {
      uid.append(LETTERS.charAt(dice.nextInt(LETTERS.length())));
    }
    return uid.toString();
  }

  void add(DataSet dataSet, Collection<OrgUnit> orgUnits) {
    ObjectNode set = object("dataSets", dataSet.code());
    set.put("periodType", dataSet.periodType() == PeriodType.WEEKLY ? "Weekly" : "Monthly");
    set.put("openFuturePeriods", 0).put("expiryDays", 0).put("timelyDays", 15);
    set.putObject("categoryCombo").put("id", uid("categoryCombos", "default"));
    set.putObject("sharing").put("public", "rwrw----");
    ArrayNode members = set.putArray("dataSetElements");
    for (DataElement element : dataSet.elements()) {
      ObjectNode made = element(element);
      metadata.add("dataElements", made);
      ObjectNode member = members.addObject();
      member.putObject("dataSet").put("id", set.path("id").asText());
      member.putObject("dataElement").put("id", made.path("id").asText());
    }
    ArrayNode assigned = set.putArray("organisationUnits");
    orgUnits.stream()
        .filter(unit -> unit.level().equals(dataSet.reportLevel()))
        .forEach(unit -> assigned.addObject().put("id", uid("organisationUnits", unit.code())));
    metadata.add("dataSets", set);
  }

  void add(OrgUnit unit) {
    ObjectNode made = object("organisationUnits", unit.code());
    made.put("name", unit.name()).put("shortName", unit.name()).put("openingDate", OPENED);
    String parent = unit.parent();
    if (parent != null) {
      made.putObject("parent").put("id", uid("organisationUnits", parent));
    }
    metadata.add("organisationUnits", made);
  }

  ServerMetadata metadata() {
    metadata.complete();
    return metadata;
  }

  private ObjectNode element(DataElement element) {
    ObjectNode made = object("dataElements", element.code());
    made.put("domainType", "AGGREGATE").put("valueType", "INTEGER_ZERO_OR_POSITIVE");
    made.put("aggregationType", "SUM").put("zeroIsSignificant", element.sendZero());
    made.putObject("categoryCombo").put("id", combo(element.split()));
    made.putObject("sharing").put("public", "rwrw----");
    return made;
  }

  private String combo(List<Field> split) {
    String code =
        split.isEmpty()
            ? "default"
            : split.stream().map(Field::category).sorted().collect(Collectors.joining("_"));
    String id = uid("categoryCombos", code);
    if (metadata.find("categoryCombos", id).isPresent()) {
      return id;
    }
    ObjectNode combo = object("categoryCombos", code);
    Map<Field, List<ObjectNode>> options = new LinkedHashMap<>();
    for (Field field : split) {
      options.put(field, options(field));
      combo.withArray("categories").addObject().put("id", uid("categories", field.category()));
    }
    metadata.add("categoryCombos", combo);
    List<List<ObjectNode>> all = List.of(List.of());
    for (List<ObjectNode> some : options.values()) {
      all = longer(all, some);
    }
    all.forEach(
        chosen ->
            optionCombo(
                code
                    + ": "
                    + chosen.stream()
                        .map(option -> option.path("code").asText())
                        .collect(Collectors.joining(", ")),
                combo,
                chosen));
    return id;
  }

  private static List<List<ObjectNode>> longer(
      List<List<ObjectNode>> begun, List<ObjectNode> options) {
    List<List<ObjectNode>> longer = new ArrayList<>();
    for (List<ObjectNode> one : begun) {
      for (ObjectNode option : options) {
        longer.add(Stream.concat(one.stream(), Stream.of(option)).toList());
      }
    }
    return longer;
  }

  private List<ObjectNode> options(Field field) {
    ObjectNode category = object("categories", field.category());
    ArrayNode references = category.putArray("categoryOptions");
    List<ObjectNode> options =
        Stream.concat(
                field.codes().stream().map(CodeDefinition::option),
                Stream.ofNullable(field.unknownOption()))
            .map(code -> object("categoryOptions", code))
            .toList();
    for (ObjectNode option : options) {
      metadata.add("categoryOptions", option);
      ServerMetadata.reference(references, option);
    }
    metadata.add("categories", category);
    return options;
  }

  /** Few option combos of real servers have a code; so have these none, but the default. */
  private void optionCombo(String name, ObjectNode combo, List<ObjectNode> options) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("id", uid("categoryOptionCombos", name)).put("name", name);
    if (name.equals("default")) {
      made.put("code", name);
    }
    made.putObject("categoryCombo").put("id", combo.path("id").asText());
    ArrayNode references = made.putArray("categoryOptions");
    options.forEach(option -> ServerMetadata.reference(references, option));
    metadata.add("categoryOptionCombos", made);
  }

  private static ObjectNode object(String kind, String code) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    return made.put("id", uid(kind, code)).put("code", code).put("name", code);
  }
}
