package org.relais.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the paged interface. The first version of its form writes O and N for yes and no, its
 * own words for a test and centimetres for the arm; the second one has JSON's own values and
 * millimetres.
 */
final class RestVisit {
  private static final Map<String, String> OLD_RESULTS =
      Map.of("positive", "pos", "negative", "neg", "invalid", "inv", "not_done", "nd");

  private final ExampleRecord record;
  private final State state;
  private final Answers answers;
  private final boolean old;

  private RestVisit(ExampleRecord record, State state) {
    this.record = record;
    this.state = state;
    this.answers = state.answers();
    this.old = record.formVersion().equals("1.0");
  }

  static ObjectNode of(ExampleRecord record, State state, Instant updated) {
    return new RestVisit(record, state).document(updated);
  }

  private ObjectNode document(Instant updated) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", Integer.parseInt(record.id())).put("updated_at", updated.toString());
    document.put("is_deleted", state.voided());
    document.put("form", "visit").put("form_version", record.formVersion());
    document.put("kind", record.visit().equals("sick_child") ? "consultation" : "follow_up");
    boolean moved = state.fault() == Fault.UNKNOWN_ORG_UNIT;
    document.putObject("facility").put("id", moved ? "fac-0" : record.site().id());
    Worker worker = record.worker();
    document
        .putObject("worker")
        .put("id", worker.id())
        .put("cadre", worker.isAsc() ? "ASC" : "RELAIS")
        .put("name", worker.name());
    child(document.putObject("child"));
    document.put("visit_date", visitDate());
    document.put("submitted_at", record.seen().toString());
    questions(document.putObject("answers"), record.visit().equals("sick_child"));
    return document;
  }

  private void child(ObjectNode node) {
    Child child = record.child();
    node.put("id", child.id()).put("household", child.household());
    node.put("first_name", child.name()).put("dob", child.birthDate().toString());
    node.put("sex", child.sex().toLowerCase(Locale.ROOT));
  }

  private @Nullable String visitDate() {
    LocalDate day = record.day();
    Fault fault = state.fault();
    if (fault == Fault.MISSING_DATE) {
      return null;
    }
    if (fault == Fault.DATE_IN_THE_FUTURE) {
      return day.withYear(2062).toString();
    }
    return (fault == Fault.DATE_BEFORE_GO_LIVE ? day.withYear(2006) : day).toString();
  }

  private void questions(ObjectNode node, boolean sick) {
    for (String question : RestQuestions.of(sick)) {
      put(node, question, question);
    }
    put(node, "temp_c", "temperature");
    signs(node.putArray("signs"), RestQuestions.SIGNS);
    if (!sick) {
      return;
    }
    put(node, "breaths", "respiratory_rate");
    put(node, "breaths_2", "second_respiratory_rate");
    result(node);
    arm(node);
    put(node, "weight_kg", "weight");
    signs(node.putArray("medicines"), RestQuestions.MEDICINES);
  }

  private void result(ObjectNode node) {
    if (state.fault() == Fault.UNKNOWN_CODE) {
      node.put("rdt", "?");
    } else if (answers.get("malaria_rdt") instanceof String result) {
      node.put("rdt", old ? OLD_RESULTS.get(result) : result.toUpperCase(Locale.ROOT));
    } else {
      node.putNull("rdt");
    }
    put(node, "rdt_reason", "malaria_rdt_not_done_reason");
  }

  private void arm(ObjectNode node) {
    String key = old ? "muac_cm" : "muac_mm";
    if (state.fault() == Fault.NOT_A_NUMBER) {
      node.put(key, "??");
    } else if (old && answers.get("muac") instanceof Long millimetres) {
      node.put(key, millimetres / 10.0);
    } else {
      put(node, key, "muac");
    }
    put(node, "strap", "muac_colour");
  }

  private void signs(ArrayNode node, Map<String, String> names) {
    names.forEach(
        (field, name) -> {
          if (answers.yes(field)) {
            node.add(name);
          }
        });
    if (node.isEmpty()) {
      node.add("none");
    }
  }

  private void put(ObjectNode node, String key, String field) {
    Object value = answers.get(field);
    if (value == null) {
      node.putNull(key);
    } else if (value instanceof Boolean yes) {
      if (old) {
        node.put(key, yes ? "O" : "N");
      } else {
        node.put(key, (boolean) yes);
      }
    } else if (value instanceof Long number) {
      node.put(key, number);
    } else if (value instanceof Double number) {
      node.put(key, number);
    } else if (value instanceof List<?> codes) {
      ArrayNode array = node.putArray(key);
      codes.forEach(code -> array.add(code.toString()));
    } else {
      node.put(key, value.toString());
    }
  }
}
