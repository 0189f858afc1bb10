package org.relais.target.dhis2.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.relais.indicator.DataElement;
import org.relais.indicator.DataSet;
import org.relais.indicator.Measure;
import org.relais.visit.FieldType;
import org.relais.visit.Labels;

/** Writes the data sets of a configuration as metadata, as far as a server lacks them. */
public final class PackageWriter {
  private static final int TIMELY_DAYS = 15;

  private final HeldObjects held;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final Map<String, List<String>> shortcomings = new TreeMap<>();
  private final Map<Kind, Naming> namings = new EnumMap<>(Kind.class);
  private final CategoryWriter categories;

  private PackageWriter(HeldObjects held) {
    this.held = held;
    for (Kind kind : Kind.values()) {
      json.putArray(kind.field());
      namings.put(kind, new Naming(held.names().getOrDefault(kind, Set.of())));
    }
    this.categories = new CategoryWriter(this, held, shortcomings);
  }

  /**
   * @param bound whether a binding table already says where an element's figures go, so that it
   *     needs nothing
   */
  public static MetadataPackage write(
      List<DataSet> dataSets, Predicate<DataElement> bound, HeldObjects held) {
    PackageWriter writer = new PackageWriter(held);
    writer.categories.learn(
        dataSets.stream().flatMap(set -> set.elements().stream()).filter(bound.negate()).toList());
    dataSets.forEach(
        set -> writer.add(set, set.elements().stream().filter(bound.negate()).toList()));
    for (Kind kind : Kind.values()) {
      if (writer.json.path(kind.field()).isEmpty()) {
        writer.json.remove(kind.field());
      }
    }
    return new MetadataPackage(writer.json, writer.shortcomings);
  }

  /** A new object with its names, in its place in the package. */
  ObjectNode add(Kind kind, String code, Labels label) {
    ObjectNode object =
        json.withArray(kind.field()).addObject().put("id", Uids.of(kind, code)).put("code", code);
    naming(kind).name(object, code, label);
    return object;
  }

  private Naming naming(Kind kind) {
    return namings.computeIfAbsent(kind, any -> new Naming(Set.of()));
  }

  private void add(DataSet dataSet, List<DataElement> elements) {
    ObjectNode theirs = held.dataSets().get(dataSet.code());
    List<String> uids = elements.stream().map(this::element).toList();
    if (theirs == null) {
      members(created(dataSet), uids);
      return;
    }
    List<String> missing =
        uids.stream()
            .filter(uid -> !theirs.path("dataSetElements").toString().contains(uid))
            .toList();
    if (!missing.isEmpty()) {
      ObjectNode changed = theirs.deepCopy();
      json.withArray(Kind.DATA_SETS.field()).add(changed);
      members(changed, missing);
    }
  }

  private ObjectNode created(DataSet dataSet) {
    String code = dataSet.code();
    ObjectNode object = add(Kind.DATA_SETS, code, new Labels(code, code));
    object.put("periodType", periodType(dataSet));
    object.put("openFuturePeriods", 0).put("expiryDays", 0).put("timelyDays", TIMELY_DAYS);
    object.putObject("categoryCombo").put("id", held.defaultCombo());
    List<String> sites = held.sites().getOrDefault(code, List.of());
    if (!sites.isEmpty()) {
      var assigned = object.putArray("organisationUnits");
      sites.forEach(site -> assigned.addObject().put("id", site));
    }
    return object;
  }

  private static String periodType(DataSet dataSet) {
    return switch (dataSet.periodType()) {
      case MONTHLY -> "Monthly";
      case WEEKLY -> "Weekly";
      case QUARTERLY -> "Quarterly";
    };
  }

  private static void members(ObjectNode dataSet, List<String> elements) {
    var members = dataSet.withArray("dataSetElements");
    for (String element : elements) {
      ObjectNode member = members.addObject();
      member.putObject("dataSet").put("id", dataSet.path("id").asText());
      member.putObject("dataElement").put("id", element);
    }
  }

  /** Its uid, on the server or in the package. */
  private String element(DataElement element) {
    String code = element.code();
    return held.uid(Kind.ELEMENTS, code).orElseGet(() -> created(element));
  }

  private String created(DataElement element) {
    ObjectNode object = add(Kind.ELEMENTS, element.code(), element.label());
    object.put("domainType", "AGGREGATE").put("aggregationType", "SUM");
    object.put("valueType", decimal(element) ? "NUMBER" : "INTEGER_ZERO_OR_POSITIVE");
    object.put("zeroIsSignificant", element.sendZero());
    object.putObject("categoryCombo").put("id", categories.combo(element));
    return object.path("id").asText();
  }

  private static boolean decimal(DataElement element) {
    return element.measure() instanceof Measure.Sum sum && sum.field().type() == FieldType.DECIMAL;
  }
}
