package org.relais.target.dhis2;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.relais.delivery.Cause;
import org.relais.delivery.Cause.Owner;
import org.relais.delivery.CellKey;
import org.relais.delivery.Refusal;

/**
 * What can be wrong with a cell, in our words. DHIS2's codes changed between versions (E76xx up to
 * 2.42, E80xx and E81xx from 2.43), so several of its codes mean one fault; they are from the
 * servers' own answers and from {@code ErrorCode} in dhis2-core. The words for people are in {@code
 * causes.properties}.
 */
enum Fault {
  DATA_SET_UNKNOWN(Owner.TARGET_ADMINISTRATOR, Part.NONE, "E7600", "E8004", "E8005"),
  ELEMENT_UNKNOWN(Owner.MAPPING, Part.ELEMENT, "E7610", "E8003", "E8103", "E8104"),
  ELEMENT_NOT_IN_DATA_SET(Owner.TARGET_ADMINISTRATOR, Part.ELEMENT, "E7633", "E7645", "E8020"),
  CELL_WITHOUT_BINDING(Owner.MAPPING, Part.NONE),
  CELLS_COLLIDE(Owner.MAPPING, Part.VALUE, "E8128"),
  OPTIONS_UNKNOWN(Owner.MAPPING, Part.COMBO, "E7613", "E7614", "E7630", "E7634", "E8024", "E8108"),
  OPTIONS_AMBIGUOUS(Owner.MAPPING, Part.NONE),
  ATTRIBUTE_OPTIONS_UNKNOWN(
      Owner.MAPPING, Part.ATTRIBUTE_COMBO, "E7615", "E7616", "E7631", "E7635", "E8023"),
  ORG_UNIT_UNKNOWN(Owner.MAPPING, Part.ORG_UNIT, "E7603", "E7612", "E8107"),
  ORG_UNIT_NOT_ASSIGNED(Owner.TARGET_ADMINISTRATOR, Part.ORG_UNIT, "E7636", "E8022"),
  ORG_UNIT_CLOSED(Owner.TARGET_ADMINISTRATOR, Part.ORG_UNIT_AND_PERIOD, "E8031"),
  ORG_UNIT_NOT_OURS(Owner.TARGET_ADMINISTRATOR, Part.ORG_UNIT, "E7617", "E8011"),
  DATA_SET_NOT_OURS(Owner.TARGET_ADMINISTRATOR, Part.NONE, "E8010", "E8012"),
  PERIOD_TYPE(Owner.MAPPING, Part.PERIOD, "E7632", "E8021"),
  PERIOD_NOT_OPEN(Owner.CLOCK, Part.PERIOD, "E7640", "E7641", "E7643", "E7644", "E8030", "E8032"),
  PERIOD_NOT_ACCEPTED(Owner.CLOCK, Part.PERIOD, "E7611", "E8100"),
  DATA_APPROVED(Owner.CLOCK, Part.ORG_UNIT_AND_PERIOD, "E7642", "E8033"),
  VALUE_INVALID(
      Owner.MAPPING,
      Part.NONE,
      "E7618",
      "E7619",
      "E7620",
      "E7621",
      "E8120",
      "E8121",
      "E8122",
      "E8123",
      "E8124",
      "E8125"),
  DATA_SETS_MIXED(Owner.TARGET_ADMINISTRATOR, Part.NONE, "E8002"),
  NOT_STORED(Owner.CLOCK, Part.NONE),
  REFUSED(Owner.TARGET_ADMINISTRATOR, Part.NONE);

  private static final Map<String, Fault> BY_CODE =
      Arrays.stream(values())
          .flatMap(fault -> fault.codes.stream().map(code -> Map.entry(code, fault)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Owner owner;
  private final Part part;
  private final List<String> codes;

  Fault(Owner owner, Part part, String... codes) {
    this.owner = owner;
    this.part = part;
    this.codes = List.of(codes);
  }

  /** What a server's code means. */
  static Fault of(String serverCode) {
    return BY_CODE.getOrDefault(serverCode, REFUSED);
  }

  Refusal refuse(long itemId, CellKey key) {
    return new Refusal(itemId, cause(key, name()), owner == Owner.CLOCK);
  }

  /** The refusal of a row, where the server's code is known. */
  Refusal refuse(DataRow row, String serverCode) {
    return new Refusal(row.itemId(), cause(row.key(), serverCode), owner == Owner.CLOCK);
  }

  Cause cause(CellKey about, String serverCode) {
    return new Cause(
        this == REFUSED && !serverCode.isEmpty() ? name() + "_" + serverCode : name(),
        CauseTexts.of(name(), words(about, serverCode)),
        owner);
  }

  /** Which parts of a row a whole refusal names in its text; none where it is about all rows. */
  Part part() {
    return part;
  }

  /** Whether it is about the data set, and so about every row of a request. */
  boolean concernsAll() {
    return this == DATA_SET_UNKNOWN || this == DATA_SET_NOT_OURS || this == DATA_SETS_MIXED;
  }

  /** Whether it is in the value itself and not in where it belongs. */
  boolean ofValue() {
    return this == VALUE_INVALID;
  }

  private static Map<String, String> words(CellKey key, String serverCode) {
    return Map.of(
        "dataSet", key.dataSet(),
        "element", key.element(),
        "attributeOptions", options(key.attributeOptions()),
        "options", options(key.options()),
        "orgUnit", key.orgUnit(),
        "period", key.period().id(),
        "code", serverCode.isEmpty() ? "?" : serverCode);
  }

  private static String options(Map<String, String> options) {
    return options.isEmpty() ? "default" : options.toString().replaceAll("[{}]", "");
  }
}
