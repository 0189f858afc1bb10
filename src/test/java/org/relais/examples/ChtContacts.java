package org.relais.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** The contact documents of a CHT server: places, workers, children. */
record ChtContacts(Site site) {
  ObjectNode place() {
    return document(site.id(), "health_center", site.place().name());
  }

  ObjectNode worker(Worker worker) {
    ObjectNode person = document(worker.id(), "person", worker.name());
    person.put("role", worker.isAsc() ? "chw" : "chw_volunteer").put("phone", "+223 00 00 00 00");
    person.putObject("parent").put("_id", site.id());
    return person;
  }

  ObjectNode child(Child child, LocalDate birthDate) {
    ObjectNode person = document(child.id(), "person", child.name());
    person.put("patient_id", child.shortCode());
    person.put("date_of_birth", written(child, birthDate));
    person.put("sex", child.sex().equals("F") ? "female" : "male");
    ObjectNode household = person.putObject("parent").put("_id", child.household());
    household.putObject("parent").put("_id", site.id());
    return person;
  }

  /** Some apps write the date without padding: {@code 2024-3-7}. */
  private static String written(Child child, LocalDate date) {
    return child.shortCode().endsWith("3")
        ? date.getYear() + "-" + date.getMonthValue() + "-" + date.getDayOfMonth()
        : date.toString();
  }

  private static ObjectNode document(String id, String type, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("_id", id)
        .put("type", type)
        .put("name", name)
        .put("reported_date", ChtDump.GO_LIVE.toEpochMilli());
  }
}
