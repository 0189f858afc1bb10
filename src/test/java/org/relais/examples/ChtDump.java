package org.relais.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the {@code _changes} feed of a CHT server gave, in the order of arrival: reports, the
 * contacts that they are about (some later than the report), places, and much that is no visit. A
 * row is repeated now and then, and the server writes many reports a second time without changing
 * what was answered.
 */
final class ChtDump {
  static final Instant GO_LIVE = Instant.parse("2026-07-01T00:00:00Z");

  private final Draw draw = new Draw(64_738);
  private final Feed feed = new Feed();
  private final ExampleCountry country;

  private ChtDump(ExampleCountry country) {
    this.country = country;
  }

  /** {@code examples/cht/changes.json}. */
  static String of(ExampleCountry country) {
    ChtDump dump = new ChtDump(country);
    dump.noise();
    dump.contacts();
    country.records(FieldSystem.CHT).forEach(dump::report);
    return dump.document();
  }

  private String document() {
    List<ObjectNode> rows = feed.inOrder();
    String sequence = "0";
    for (int i = 0; i < rows.size(); i++) {
      sequence = (i + 1) + "-" + draw.hex(24);
      rows.get(i).put("seq", sequence);
    }
    return Feed.document(rows, ",\"last_seq\":\"" + sequence + "\",\"pending\":0");
  }

  private void contacts() {
    for (Site site : country.sites(FieldSystem.CHT)) {
      ChtContacts contacts = new ChtContacts(site);
      changed(GO_LIVE, 1, contacts.place());
      site.workers().forEach(worker -> changed(GO_LIVE, 1, contacts.worker(worker)));
      for (Child child : site.children()) {
        if (child.registered()) {
          register(contacts, child);
        }
      }
    }
  }

  /** Some telephones send a child weeks after its visits; some birth dates are mended. */
  private void register(ChtContacts contacts, Child child) {
    Instant at =
        draw.chance(0.08)
            ? GO_LIVE.plus(Duration.ofDays(draw.between(60, 130)))
            : GO_LIVE.plusSeconds(draw.between(1, 86_400));
    if (draw.chance(0.02)) {
      changed(at, 1, contacts.child(child, child.birthDate().minusMonths(14)));
      changed(at.plus(Duration.ofDays(80)), 2, contacts.child(child, child.birthDate()));
    } else {
      changed(at, 1, contacts.child(child, child.birthDate()));
    }
  }

  private void report(ExampleRecord record) {
    int revision = 0;
    for (State state : record.states()) {
      revision++;
      if (state.voided()) {
        deleted(state.arrived(), revision, record.id());
        return;
      }
      ObjectNode report = ChtReport.of(record, state);
      changed(state.arrived(), revision, report);
      if (draw.chance(0.1)) {
        // Sentinel stamps the report: a new revision with the same answers.
        revision++;
        ObjectNode stamped = report.deepCopy();
        stamped.putArray("tasks");
        changed(state.arrived().plusSeconds(5), revision, stamped);
      }
      if (draw.chance(0.02)) {
        replay(state.arrived().plus(Duration.ofDays(draw.between(1, 9))));
      }
    }
  }

  /** The row that was added last comes once more, as it was. */
  private void replay(Instant at) {
    feed.add(at, last.deepCopy());
  }

  private ObjectNode last = JsonNodeFactory.instance.objectNode();

  private void changed(Instant at, int revision, ObjectNode document) {
    String rev = revision + "-" + draw.hex(32);
    ObjectNode row = row(document.path("_id").asText(), rev);
    ObjectNode copy = row.putObject("doc");
    copy.set("_id", document.get("_id"));
    copy.put("_rev", rev);
    copy.setAll(document);
    last = row;
    feed.add(at, row);
  }

  private void deleted(Instant at, int revision, String id) {
    String rev = revision + "-" + draw.hex(32);
    ObjectNode row = row(id, rev).put("deleted", true);
    row.putObject("doc").put("_id", id).put("_rev", rev).put("_deleted", true);
    feed.add(at, row);
  }

  private static ObjectNode row(String id, String rev) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("seq", "").put("id", id);
    row.putArray("changes").addObject().put("rev", rev);
    return row;
  }

  /** Design documents, forms of other programmes, and tombstones of what nobody ever saw. */
  private void noise() {
    ObjectNode design = JsonNodeFactory.instance.objectNode().put("_id", "_design/medic-client");
    design.putObject("views");
    changed(GO_LIVE, 3, design);
    for (int i = 0; i < 6; i++) {
      deleted(GO_LIVE.plus(Duration.ofDays(10L + 11 * i)), 2, draw.uuid());
    }
    for (int i = 0; i < 40; i++) {
      Site site = draw.one(country.sites(FieldSystem.CHT));
      Instant at = GO_LIVE.plus(Duration.ofDays(draw.between(30, 120)));
      String form = draw.one(List.of("household_survey", "pregnancy_home_visit", "stock_count"));
      changed(at, 1, ChtReport.otherForm(draw.uuid(), form, site, at));
    }
  }
}
