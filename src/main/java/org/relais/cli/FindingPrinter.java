package org.relais.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.relais.config.Places;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;

/** What a look at the servers found, as a list for people. */
final class FindingPrinter {
  private static final int ITEMS = 8;

  private final Messages messages;
  private final PrintWriter out;
  private final Places places;
  private final boolean all;

  /**
   * @param all whether long lists are written out
   */
  FindingPrinter(Messages messages, PrintWriter out, Places places, boolean all) {
    this.messages = messages;
    this.out = out;
    this.places = places;
    this.all = all;
  }

  void print(Map<String, Preflight> checked) {
    checked.forEach(
        (target, preflight) -> {
          out.println();
          if (preflight instanceof Preflight.Unavailable unavailable) {
            out.println(
                messages.text(
                    "online.unavailable", target, messages.label(unavailable.cause().message())));
          } else {
            print(target, (Preflight.Checked) preflight);
          }
        });
  }

  private void print(String target, Preflight.Checked checked) {
    out.println(messages.text("online.target", target, checked.server()));
    if (checked.findings().isEmpty()) {
      out.println("  " + messages.text("online.fits"));
    }
    for (Severity severity : Severity.values()) {
      List<Finding> some =
          checked.findings().stream().filter(f -> f.severity() == severity).toList();
      if (!some.isEmpty()) {
        String title = "online." + severity.name().toLowerCase(Locale.ROOT);
        out.println();
        out.println("  " + messages.text(title, some.size()));
        some.forEach(this::print);
      }
    }
  }

  private void print(Finding finding) {
    String where = place(finding.subject()).map(place -> "  (" + place + ")").orElse("");
    out.println("  - " + messages.label(finding.what()) + "  [" + finding.code() + "]" + where);
    if (!finding.items().isEmpty()) {
      out.println("      " + items(finding.items()));
    }
    String owner = messages.text("owner." + finding.owner().name());
    out.println("      " + owner + " " + messages.label(finding.remedy()));
  }

  private Optional<String> place(Subject subject) {
    return switch (subject.kind()) {
      case TARGET -> places.target(subject.name());
      case DATA_SET -> places.dataSet(subject.name());
      case DATA_ELEMENT -> places.element(subject.name());
      case ORG_UNITS -> Optional.empty();
    };
  }

  private String items(List<String> items) {
    if (all || items.size() <= ITEMS) {
      return String.join(", ", items);
    }
    String first = String.join(", ", items.subList(0, ITEMS));
    return messages.text("online.more", first, items.size() - ITEMS);
  }
}
