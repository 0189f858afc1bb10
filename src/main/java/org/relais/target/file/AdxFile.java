package org.relais.target.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.indicator.Period;

/**
 * Cells as ADX (IHE QRPH, "Aggregate Data Exchange"; DHIS2 developer guide, "ADX data format"): a
 * group for each org unit, period and attribute options, each option an attribute named by its
 * category's code. The same cells give the same bytes, in whatever order they come.
 */
final class AdxFile {
  private static final String NAMESPACE = "urn:ihe:qrph:adx:2015";

  private AdxFile() {}

  /**
   * @param cells of one data set, each with a value
   * @param exported when the values were read, to the second
   */
  static byte[] write(String dataSet, List<CellItem> cells, Instant exported) {
    Map<String, List<CellItem>> groups =
        cells.stream()
            .sorted(CellOrder.BY_KEY)
            .collect(
                Collectors.groupingBy(
                    cell -> CellOrder.siteMonth(cell.key()), TreeMap::new, Collectors.toList()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      line(xml, 0);
      xml.writeStartElement("adx");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("exported", exported.truncatedTo(ChronoUnit.SECONDS).toString());
      for (List<CellItem> group : groups.values()) {
        write(dataSet, group, xml);
      }
      line(xml, 0);
      xml.writeEndElement();
      line(xml, 0);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(String dataSet, List<CellItem> group, XMLStreamWriter xml)
      throws XMLStreamException {
    CellKey first = group.get(0).key();
    line(xml, 1);
    xml.writeStartElement("group");
    xml.writeAttribute("dataSet", dataSet);
    xml.writeAttribute("orgUnit", first.orgUnit());
    xml.writeAttribute("period", period(first.period()));
    attributes(first.attributeOptions(), xml);
    for (CellItem cell : group) {
      line(xml, 2);
      xml.writeEmptyElement("dataValue");
      xml.writeAttribute("dataElement", cell.key().element());
      attributes(cell.key().options(), xml);
      xml.writeAttribute("value", Objects.requireNonNull(cell.value()).toPlainString());
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void attributes(Map<String, String> options, XMLStreamWriter xml)
      throws XMLStreamException {
    for (Map.Entry<String, String> option : options.entrySet()) {
      xml.writeAttribute(option.getKey(), option.getValue());
    }
  }

  /** The first day and the length, as ISO 8601 writes an interval. */
  private static String period(Period period) {
    return period.start()
        + switch (period.type()) {
          case MONTHLY -> "/P1M";
          case WEEKLY -> "/P7D";
          case QUARTERLY -> "/P3M";
        };
  }

  /** A person may have to look into it. */
  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
