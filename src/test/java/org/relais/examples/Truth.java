package org.relais.examples;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Relais has to make of a record of the example.
 *
 * @param source name of the source in {@code examples/config}
 * @param recordId as the source names it
 * @param values of a visit, core fields included, in the words of the dictionary and the classes of
 *     {@link org.relais.visit.FieldType}; empty where there is none. Duplicates (rule V10) are all
 *     here: that one of them counts is for the counting to know
 */
public record Truth(String source, String recordId, Fate fate, SortedMap<String, Object> values) {
  /** The classes of the balance sheet. */
  public enum Fate {
    MAPPED,
    REJECTED,
    IGNORED,
    VOIDED
  }

  /** Of all records of the example, in no order that means anything. */
  public static List<Truth> ofTheExample() {
    ExampleCountry country = ExampleCountry.draw();
    return Stream.concat(
            country.records().stream().map(Truth::of),
            RestDump.stockCounts(country).stream()
                .map(id -> new Truth(FieldSystem.REST.source(), id, Fate.IGNORED, new TreeMap<>())))
        .toList();
  }

  static Truth of(ExampleRecord record) {
    Fate fate =
        record.last().voided()
            ? Fate.VOIDED
            : record.last().fault() == null ? Fate.MAPPED : Fate.REJECTED;
    return new Truth(
        record.site().system().source(),
        record.id(),
        fate,
        fate == Fate.MAPPED ? values(record) : new TreeMap<>());
  }

  private static SortedMap<String, Object> values(ExampleRecord record) {
    Child child = record.child();
    Answers answers = record.last().answers().copy();
    setAside(answers, record.worker());
    answers.set("visit", record.visit());
    answers.set("visit_date", record.day());
    answers.set("org_unit", record.site().place().code());
    answers.set("worker_type", record.worker().type());
    answers.set("worker_id", record.worker().id());
    answers.set("patient_id", child.id());
    answers.set("form_version", record.formVersion());
    if (child.registered()) {
      aboutTheChild(answers, record);
    }
    answers.set("recorded_at", record.seen());
    return answers.askedBy(record.site().system(), record.formVersion()).byField();
  }

  /** What the shipped quality rules V02 and V08 treat as not asked. */
  private static void setAside(Answers answers, Worker worker) {
    if (answers.get("temperature") instanceof Double degrees && degrees > 43) {
      answers.remove("temperature");
    }
    if (!worker.isAsc() && answers.get("malaria_rdt") != null) {
      answers.remove("malaria_rdt").remove("act_given").remove("amoxicillin_given");
    }
  }

  private static void aboutTheChild(Answers answers, ExampleRecord record) {
    Child child = record.child();
    answers.set("household_id", child.household());
    answers.set("sex", child.sex());
    if (child.birthDateKnown()) {
      answers.set("birth_date", child.birthDate());
    } else {
      answers.set("age_in_months", child.months(record.day()));
    }
  }
}
