package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.relais.delivery.Cause;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;
import org.relais.visit.Labels;

/** What a look at the servers found, for programs; the keys are part of what Relais promises. */
final class FindingJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FindingJson() {}

  static String write(Map<String, Preflight> checked) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode targets = root.putArray("targets");
    checked.forEach((name, preflight) -> add(targets.addObject().put("target", name), preflight));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void add(ObjectNode target, Preflight preflight) {
    if (preflight instanceof Preflight.Unavailable unavailable) {
      Cause cause = unavailable.cause();
      ObjectNode written = target.putObject("unavailable").put("code", cause.code());
      put(written, "what", cause.message());
      return;
    }
    Preflight.Checked found = (Preflight.Checked) preflight;
    target.put("server", found.server());
    ArrayNode findings = target.putArray("findings");
    found.findings().forEach(finding -> add(findings.addObject(), finding));
  }

  private static void add(ObjectNode node, Finding finding) {
    node.put("severity", word(finding.severity())).put("code", finding.code());
    node.putObject("subject")
        .put("kind", word(finding.subject().kind()))
        .put("name", finding.subject().name());
    put(node, "what", finding.what());
    put(node, "remedy", finding.remedy());
    node.put("owner", word(finding.owner()));
    ArrayNode items = node.putArray("items");
    finding.items().forEach(items::add);
  }

  private static void put(ObjectNode node, String field, Labels labels) {
    node.putObject(field).put("en", labels.en()).put("fr", labels.fr());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
