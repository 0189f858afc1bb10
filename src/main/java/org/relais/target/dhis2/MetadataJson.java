package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads metadata as DHIS2's API writes it. */
final class MetadataJson {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataJson.class);

  private MetadataJson() {}

  /** A data set whose elements are written out in it. */
  static ServerDataSet dataSet(JsonNode node) {
    return dataSet(node, UnaryOperator.identity());
  }

  /**
   * @param element from what a data set has for an element to the whole element
   */
  static ServerDataSet dataSet(JsonNode node, UnaryOperator<JsonNode> element) {
    List<ServerElement> elements = new ArrayList<>();
    for (JsonNode member : node.path("dataSetElements")) {
      elements.add(element(element.apply(member.path("dataElement")), member));
    }
    return new ServerDataSet(
        text(node, "id"),
        text(node, "code"),
        text(node, "name"),
        text(node.path("categoryCombo"), "id"),
        node.path("workflow").path("id").asText(null),
        elements);
  }

  /** A data set may give an element another category combo than its own. */
  private static ServerElement element(JsonNode node, JsonNode member) {
    String own = text(node.path("categoryCombo"), "id");
    String here = text(member.path("categoryCombo"), "id");
    return new ServerElement(
        text(node, "id"),
        text(node, "code"),
        text(node, "name"),
        text(node, "valueType"),
        node.path("zeroIsSignificant").asBoolean(false),
        here.isEmpty() ? own : here);
  }

  static OptionCombo optionCombo(JsonNode node) {
    return optionCombo(node, UnaryOperator.identity());
  }

  /**
   * @param option from what a combo has for an option to the whole option
   */
  static OptionCombo optionCombo(JsonNode node, UnaryOperator<JsonNode> option) {
    List<String> options =
        StreamSupport.stream(node.path("categoryOptions").spliterator(), false)
            .map(option)
            .map(whole -> text(whole, "code"))
            .toList();
    OptionCombo combo =
        new OptionCombo(text(node, "id"), text(node, "code"), text(node, "name"), options);
    if (combo.hasStrayBlanks()) {
      LOG.warn("DHIS2 has blanks around an option code of the option combo {}", combo.id());
    }
    return combo;
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
