package org.relais.console.audit;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** The acts of the audit trail in the reader's words. */
public final class ActWords {
  /** Every act that the program writes. */
  static final List<String> ACTS =
      List.of(
          "ADD_ACCOUNT",
          "APPLY",
          "APPROVE",
          "BACKFILL",
          "BIND_OPENID",
          "CHANGE_PASSWORD",
          "CHANGE_ROLE",
          "CHANGE_SETTINGS",
          "CHECK_TARGET",
          "CONNECT_SOURCE",
          "DISABLE_ACCOUNT",
          "DISCARD",
          "ENABLE_ACCOUNT",
          "ISSUE_PASSWORD_LINK",
          "ISSUE_TOKEN",
          "LET_OPENID",
          "LOG_IN",
          "LOOK",
          "OVERWRITE",
          "PAUSE",
          "PAUSE_SOURCE",
          "PULL",
          "PULL_AGAIN",
          "READ_METADATA",
          "READ_TARGET",
          "RECONCILE",
          "REFUSE_LOG_IN",
          "REMAP",
          "REMOVE_SECRET",
          "RESET",
          "RESUME",
          "RESUME_SOURCE",
          "RETRY",
          "RETURN",
          "REVOKE_TOKEN",
          "ROTATE_KEY",
          "SAVE",
          "SEND_BACK",
          "SET_SECRET",
          "SUBMIT",
          "TEST_ALERTS",
          "TRY_SOURCE",
          "UNDO",
          "UNDO_DISCARD",
          "WITHDRAW",
          "WITHDRAW_COMPLETION");

  private static final String KEY = "audit.act.";

  private final MessageSource words;

  ActWords(MessageSource words) {
    this.words = words;
  }

  /** What was done; the act as it stands in the trail, where another version wrote it. */
  public String of(String act, Locale locale) {
    String said = words.getMessage(KEY + act, null, act, locale);
    return said == null ? act : said;
  }

  /**
   * What the filter offers, in the order of the reader's words.
   *
   * @param chosen stands among them, though no act of this version may be called so; blank for none
   */
  List<String> choices(String chosen, Locale locale) {
    Stream<String> acts = ACTS.stream();
    return (chosen.isBlank() || ACTS.contains(chosen)
            ? acts
            : Stream.concat(acts, Stream.of(chosen)))
        .sorted(Comparator.comparing(act -> of(act, locale), Collator.getInstance(locale)))
        .toList();
  }
}
