package org.relais.console.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.YamlText;
import org.relais.console.account.Account;
import org.relais.console.mappings.DraftReviews;
import org.relais.console.mappings.Finding;
import org.relais.console.mappings.MappingDesk;
import org.relais.ledger.AuditTrail;
import org.relais.ledger.FileSign;

/** {@code relais.yaml} as an account's draft has it, read and changed by forms. */
public final class DraftedSettings {
  public static final String FILE = "relais.yaml";

  private final MappingDesk desk;
  private final DraftReviews reviews;
  private final AuditTrail audit;

  DraftedSettings(MappingDesk desk, DraftReviews reviews, AuditTrail audit) {
    this.desk = desk;
    this.reviews = reviews;
    this.audit = audit;
  }

  /** Empty where a form cannot change the file: it is no YAML, or has anchors. */
  public Optional<YamlText> text(Account account) {
    return YamlText.of(Objects.requireNonNullElse(file(account), ""));
  }

  private @Nullable String file(Account account) {
    return desk.visible(account).get(FILE);
  }

  /** Whether the draft has another {@code relais.yaml} than what runs. */
  public boolean drafted(Account account) {
    return desk.draft(account)
        .filter(draft -> draft.changes().stream().anyMatch(change -> change.path().equals(FILE)))
        .isPresent();
  }

  /** What the compiler says of the file in the draft. */
  public List<Finding> findings(Account account) {
    return reviews.findings(account).shown().stream()
        .filter(found -> found.path().equals(FILE))
        .toList();
  }

  /** The same by the place in the file: keys joined by dots, such as {@code alerts.mail.to}. */
  SortedMap<String, List<Finding>> byPlace(Account account) {
    SortedMap<String, List<Finding>> places = new TreeMap<>();
    text(account)
        .ifPresent(
            text -> {
              for (Finding found : findings(account)) {
                String place = String.join(".", text.at(found.line(), found.column()));
                places.computeIfAbsent(place, none -> new ArrayList<>()).add(found);
              }
            });
    return places;
  }

  /**
   * Changes the file in the draft as it is: once more where somebody changed it meanwhile.
   *
   * @param change from the text of the file to its new text; empty where it cannot be changed so
   * @param what in the words of the audit trail
   * @return whether it was changed
   */
  boolean put(Account account, String what, Function<String, Optional<String>> change) {
    while (true) {
      @Nullable String before = file(account);
      String text = Objects.requireNonNullElse(before, "");
      Optional<String> after = change.apply(text);
      if (after.isEmpty() || after.get().equals(text)) {
        return after.isPresent();
      }
      if (desk.put(account, FILE, FileSign.of(before), after.get()).isPresent()) {
        audit.add(account.name(), "CHANGE_SETTINGS", what, null);
        return true;
      }
    }
  }
}
