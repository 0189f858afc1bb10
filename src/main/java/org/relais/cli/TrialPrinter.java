package org.relais.cli;

import java.io.PrintWriter;
import org.relais.config.ActingLines.Place;
import org.relais.console.trial.LitLine;
import org.relais.console.trial.TrialSteps;
import org.relais.console.trial.TrialSteps.CellStep;
import org.relais.console.trial.TrialSteps.FieldStep;
import org.relais.console.trial.TrialSteps.ReasonStep;
import org.relais.console.trial.TrialSteps.ResourceStep;
import org.relais.ledger.StoredRecords.Kept;
import org.relais.source.SourceDefinition;

/** The steps of a trial as text. */
final class TrialPrinter {
  private final Messages messages;
  private final PrintWriter out;
  private final boolean fhir;

  /**
   * @param fhir whether to print the resources whole, not only their names
   */
  TrialPrinter(Messages messages, PrintWriter out, boolean fhir) {
    this.messages = messages;
    this.out = out;
    this.fhir = fhir;
  }

  void print(SourceDefinition source, Kept kept, TrialSteps steps) {
    out.println(
        messages.text(
            "try.title",
            kept.input().recordId(),
            source.name(),
            kept.input().form(),
            messages.text("try.verdict." + steps.verdict())));
    if (!source.keepRaw()) {
      out.println(messages.text("try.pruned", source.name()));
    }
    heading("try.record.heading");
    steps.record().forEach(this::line);
    steps.patient().forEach(this::line);
    heading("try.visit");
    steps.others().forEach(reason -> reason("", reason));
    TextTable fields = new TextTable();
    steps.fields().stream()
        .filter(field -> field.value() != null || field.faulty())
        .forEach(field -> fields.row(row(field)));
    fields.lines().forEach(text -> out.println("  " + text));
    steps
        .fields()
        .forEach(field -> field.reasons().forEach(why -> reason(field.field().name(), why)));
    if (steps.mapped()) {
      heading("try.fhirStep");
      steps.resources().forEach(this::resource);
      heading("try.cells");
      TextTable cells = new TextTable();
      steps.cells().forEach(cell -> cells.row(row(cell)));
      cells.lines().forEach(text -> out.println("  " + text));
      steps
          .outside()
          .forEach(
              outside ->
                  out.println(
                      "  "
                          + messages.text(
                              "try.outside", messages.label(outside.label()), outside.field())));
    }
  }

  private void heading(String key) {
    out.println();
    out.println(messages.text(key));
  }

  /** What the mapping reads is told apart by a sign, for a terminal may have no colours. */
  private void line(LitLine line) {
    out.println((line.read() ? "> " : "  ") + line.indented());
  }

  private void reason(String field, ReasonStep why) {
    out.println(
        "  "
            + (why.rejects() ? "✗ " : "! ")
            + (field.isEmpty() ? "" : field + " · ")
            + messages.label(why.reason().message())
            + " ["
            + why.reason().code()
            + "]");
  }

  private String[] row(FieldStep field) {
    Place origin = field.origin();
    return new String[] {
      field.field().name(),
      field.value() == null ? "" : messages.label(field.value()),
      field.path() == null ? "" : "← " + field.path(),
      origin == null ? "" : origin.file() + ":" + origin.line()
    };
  }

  private void resource(ResourceStep resource) {
    out.println("  " + resource.type());
    if (fhir) {
      resource.json().forEach(line -> out.println("    " + line.indented()));
    }
  }

  private String[] row(CellStep cell) {
    return new String[] {
      "+" + cell.by().toPlainString(),
      cell.element(),
      messages.label(cell.label()),
      messages.label(cell.optionLabels()),
      cell.orgUnit(),
      cell.period(),
      cell.targets().isEmpty()
          ? messages.text("try.noTarget")
          : "→ " + String.join(", ", cell.targets())
    };
  }
}
