package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.relais.delivery.Cause;
import org.relais.delivery.Reply;
import org.relais.http.HttpAnswer;

/**
 * Reads the answer to {@code POST /api/dataValueSets}. The body decides, not the HTTP status, and
 * what {@link Reckoning} does not find to add up is never taken as stored.
 */
final class ReplyReader {
  // What servers say when they cannot read a request (2.42: 409, 2.43: 400 or 500). Sending the
  // same again gives the same, so the request is narrowed rather than repeated.
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "ost-condition was null|ost-condition failed|Invalid attributes|out of bounds for length"
              + "|does not contain an? |Unexpected character|Unexpected end|\"group\" is null");

  private final Troubles troubles;

  ReplyReader(Troubles troubles) {
    this.troubles = troubles;
  }

  /**
   * @param sent the rows in the order of the request
   */
  Verdict read(HttpAnswer answer, List<DataRow> sent) {
    Optional<Trouble> trouble = troubles.byStatus(answer);
    if (trouble.isPresent()) {
      return new Verdict.Settled(trouble.get().reply());
    }
    if (answer.status() == 413) {
      return refusedWhole("REQUEST_TOO_LARGE");
    }
    Optional<JsonNode> body = Dhis2Session.json(answer);
    Optional<ImportSummary> summary = body.flatMap(ImportSummary::in);
    if (summary.isPresent()) {
      return read(summary.get(), sent);
    }
    boolean unreadable =
        answer.status() >= 400
            && body.filter(any -> tellsUnreadable(any.path("message").asText(""))).isPresent();
    return unreadable
        ? refusedWhole("REQUEST_UNREADABLE")
        : new Verdict.Settled(troubles.notUnderstood(answer).reply());
  }

  /** The summary of an import, whether it came with the answer or was asked for later. */
  Verdict read(ImportSummary summary, List<DataRow> sent) {
    if (summary.failed() && summary.conflicts().isEmpty()) {
      return tellsUnreadable(summary.description())
          ? refusedWhole("REQUEST_UNREADABLE")
          : new Verdict.Settled(troubles.told(TroubleKind.IMPORT_FAILED).reply());
    }
    return new Reckoning(summary, sent).verdict();
  }

  private static boolean tellsUnreadable(String message) {
    return UNREADABLE.matcher(message).find();
  }

  private static Verdict refusedWhole(String cause) {
    Cause unnamed =
        new Cause(cause, CauseTexts.of(cause, Map.of()), Cause.Owner.TARGET_ADMINISTRATOR);
    return new Verdict.Settled(new Reply.Rejected(List.of(), false, unnamed, Map.of()));
  }
}
