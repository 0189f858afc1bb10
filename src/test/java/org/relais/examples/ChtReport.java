package org.relais.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a CHT app writes it: every answer is text, and what was not asked is empty text. */
final class ChtReport {
  private static final List<String> SIGNS =
      List.of("convulsions", "unable_to_drink", "vomits_everything", "sleepy_or_unconscious");
  private static final Map<String, String> MEDICINES = medicines();

  private final ExampleRecord record;
  private final State state;
  private final Answers answers;

  private ChtReport(ExampleRecord record, State state) {
    this.record = record;
    this.state = state;
    this.answers = state.answers();
  }

  private static Map<String, String> medicines() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("act_given", "act");
    names.put("rectal_artesunate_given", "ras");
    names.put("amoxicillin_given", "amoxicillin");
    names.put("ors_given", "ors");
    names.put("zinc_given", "zinc");
    return names;
  }

  static ObjectNode of(ExampleRecord record, State state) {
    return new ChtReport(record, state).document();
  }

  /** A report of a form that Relais is not told about. */
  static ObjectNode otherForm(String id, String form, Site site, Instant at) {
    ObjectNode report = report(id, form, site, site.asc());
    report.put("reported_date", at.toEpochMilli()).putObject("fields").put("note", "");
    return report;
  }

  private static ObjectNode report(String id, String form, Site site, Worker worker) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("_id", id).put("type", "data_record").put("form", form).put("content_type", "xml");
    report.put("from", "+223 00 00 00 00");
    ObjectNode contact = report.putObject("contact").put("_id", worker.id());
    contact.putObject("parent").put("_id", site.id());
    return report;
  }

  private ObjectNode document() {
    boolean sick = record.visit().equals("sick_child");
    String form = sick ? "child_assessment" : "child_follow_up";
    ObjectNode report = report(record.id(), form, record.site(), record.worker());
    if (state.fault() == Fault.UNKNOWN_ORG_UNIT) {
      ((ObjectNode) report.at("/contact/parent")).put("_id", "moved-" + record.site().id());
    }
    date(report);
    ObjectNode fields = report.putObject("fields");
    who(fields);
    fever(fields.putObject("group_fever"), sick);
    cough(fields.putObject("group_cough"), sick);
    diarrhoea(fields.putObject("group_diarrhoea"), sick);
    String signs = SIGNS.stream().filter(answers::yes).collect(Collectors.joining(" "));
    fields.putObject("group_danger").put("danger_signs", signs.isEmpty() ? "none" : signs);
    if (sick) {
      nutrition(fields.putObject("group_nutrition"));
      treatment(fields.putObject("group_treatment"));
    }
    referral(fields.putObject("group_referral"));
    return report;
  }

  private void date(ObjectNode report) {
    long seen = record.seen().toEpochMilli();
    if (state.fault() == Fault.DATE_IN_THE_FUTURE) {
      report.put("reported_date", atYear(2099));
    } else if (state.fault() == Fault.DATE_BEFORE_GO_LIVE) {
      report.put("reported_date", atYear(2016));
    } else if (state.fault() != Fault.MISSING_DATE) {
      report.put("reported_date", seen);
    }
  }

  private long atYear(int year) {
    return record.day().withYear(year).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private void who(ObjectNode fields) {
    Child child = record.child();
    // Apps write the short code or the long id, whichever the form was opened with.
    boolean shortCode = child.registered() && record.id().charAt(0) < '3';
    fields.put("patient_id", shortCode ? child.shortCode() : child.id());
    fields.put("patient_name", child.name());
    fields.put("worker_role", record.worker().isAsc() ? "chw" : "chw_volunteer");
  }

  private void fever(ObjectNode group, boolean sick) {
    text(group, "fever", "fever");
    text(group, "fever_days", "fever_days");
    text(group, "temperature", "temperature");
    if (sick) {
      text(group, "hot_to_touch", "hot_to_touch");
      text(group, "rdt_result", "malaria_rdt");
      if (state.fault() == Fault.UNKNOWN_CODE) {
        group.put("rdt_result", "faint_line");
      }
      text(group, "rdt_not_done_reason", "malaria_rdt_not_done_reason");
    }
  }

  private void cough(ObjectNode group, boolean sick) {
    text(group, "cough", "cough");
    if (sick) {
      text(group, "cough_days", "cough_days");
      text(group, "difficult_breathing", "difficult_breathing");
      boolean asked = answers.yes("cough") || answers.yes("difficult_breathing");
      group.put("chest_indrawing", asked ? written("chest_indrawing") : "");
      text(group, "breath_count", "respiratory_rate");
      text(group, "breath_count_again", "second_respiratory_rate");
    }
  }

  private void diarrhoea(ObjectNode group, boolean sick) {
    text(group, "diarrhoea", "diarrhoea");
    if (sick) {
      text(group, "diarrhoea_days", "diarrhoea_days");
      group.put("blood_in_stool", answers.yes("diarrhoea") ? written("blood_in_stool") : "");
    }
  }

  private void nutrition(ObjectNode group) {
    text(group, "muac", "muac");
    if (state.fault() == Fault.NOT_A_NUMBER) {
      group.put("muac", "douze");
    }
    text(group, "strap_colour", "muac_colour");
    text(group, "oedema", "oedema");
    text(group, "weight", "weight");
    text(group, "advice", "nutrition_advice_given");
  }

  private void treatment(ObjectNode group) {
    String given =
        MEDICINES.entrySet().stream()
            .filter(medicine -> answers.yes(medicine.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" "));
    group.put("medicines", given.isEmpty() ? "none" : given);
    text(group, "hours_since_fever", "fever_treated_after_hours");
    text(group, "hours_since_cough", "cough_treated_after_hours");
    text(group, "hours_since_diarrhoea", "diarrhoea_treated_after_hours");
  }

  private void referral(ObjectNode group) {
    text(group, "referred", "referral_made");
    text(group, "urgency", "referral_urgency");
    text(group, "reasons", "referral_reasons");
    text(group, "arrived", "referral_completed");
    text(group, "counter_referral_date", "counter_referral_date");
  }

  private void text(ObjectNode group, String question, String field) {
    group.put(question, written(field));
  }

  private String written(String field) {
    Object value = answers.get(field);
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (value instanceof List<?> codes) {
      return codes.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
    return value == null ? "" : value instanceof LocalDate date ? date.toString() : value + "";
  }
}
