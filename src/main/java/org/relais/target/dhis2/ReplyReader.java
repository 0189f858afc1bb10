package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Cause;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.http.HttpAnswer;
import org.relais.visit.Labels;

/**
 * Reads the answer to {@code POST /api/dataValueSets}. The body decides, not the HTTP status, and
 * nothing is taken as stored unless the counts add up to what was sent: 2.42 counts imported,
 * updated and deleted values and calls unchanged ones ignored; 2.43 counts every value as updated
 * and may ignore all of them with a SUCCESS when two imports open one period.
 */
final class ReplyReader {
  // What servers say when they cannot read a request (2.42: 409, 2.43: 400 or 500). Sending the
  // same again gives the same, so the request is narrowed rather than repeated.
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "Post-condition was null|Invalid attributes|out of bounds for length|does not contain an?"
              + " |Unexpected character|Unexpected end|\"group\" is null");

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
      return settled(trouble.get().reply());
    }
    if (answer.status() == 413) {
      return settled(refusedWhole(tooLarge()));
    }
    Optional<JsonNode> body = Dhis2Session.json(answer);
    if (body.isEmpty()) {
      return settled(withoutJson(answer).reply());
    }
    Optional<ImportSummary> summary = ImportSummary.in(body.get());
    return summary.isPresent()
        ? verdict(summary.get(), sent)
        : settled(message(answer, body.get()));
  }

  private Verdict verdict(ImportSummary summary, List<DataRow> sent) {
    if (summary.failed() && summary.conflicts().isEmpty()) {
      return settled(
          UNREADABLE.matcher(summary.description()).find()
              ? refusedWhole(unreadable())
              : troubles.importFailed().reply());
    }
    List<Refusal> refusals = new ArrayList<>();
    Set<DataRow> refused = new HashSet<>();
    @Nullable Cause unnamed = null;
    for (Conflict conflict : summary.conflicts()) {
      List<DataRow> rows = conflict.rowsIn(sent);
      Fault fault = Fault.of(conflict.code());
      if (rows.isEmpty() && !sent.isEmpty()) {
        unnamed = fault.cause(sent.get(0).key(), conflict.code());
      }
      rows.stream()
          .filter(refused::add)
          .forEach(row -> refusals.add(fault.refuse(row, conflict.code())));
    }
    if (unnamed != null || summary.failed()) {
      boolean nothingElse = refused.size() == sent.size();
      return settled(new Reply.Rejected(refusals, nothingElse, unnamed, Map.of()));
    }
    return addsUp(summary, sent, refused)
        ? settled(stored(summary, refusals))
        : new Verdict.Unclear(refusals);
  }

  private static boolean addsUp(ImportSummary summary, List<DataRow> sent, Set<DataRow> refused) {
    List<DataRow> rest = sent.stream().filter(row -> !refused.contains(row)).toList();
    // 2.42 drops such a zero without counting it, which leaves the server as asked.
    long uncounted = rest.stream().filter(DataRow::insignificantZero).count();
    return summary.ignored() <= refused.size() && summary.stored() + uncounted >= rest.size();
  }

  private static Reply stored(ImportSummary summary, List<Refusal> refusals) {
    return refusals.isEmpty()
        ? new Reply.Accepted(summary.status() + " " + summary.stored(), Map.of())
        : new Reply.Rejected(refusals, true, null, Map.of());
  }

  private Reply message(HttpAnswer answer, JsonNode body) {
    boolean unreadable =
        answer.status() >= 400 && UNREADABLE.matcher(body.path("message").asText("")).find();
    return unreadable ? refusedWhole(unreadable()) : troubles.notUnderstood(answer).reply();
  }

  private Trouble withoutJson(HttpAnswer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8).stripLeading();
    return text.startsWith("{") ? troubles.cutShort() : troubles.notUnderstood(answer);
  }

  private static Verdict settled(Reply reply) {
    return new Verdict.Settled(reply);
  }

  private static Reply refusedWhole(Cause cause) {
    return new Reply.Rejected(List.of(), false, cause, Map.of());
  }

  private static Cause unreadable() {
    return new Cause(
        "REQUEST_UNREADABLE",
        new Labels(
            "DHIS2 could not read the request and stored nothing. Tell the makers of Relais"
                + " software, with the server's version.",
            "DHIS2 n'a pas pu lire la requête et n'a rien enregistré. Signalez-le aux auteurs du"
                + " logiciel Relais, avec la version du serveur."),
        Cause.Owner.TARGET_ADMINISTRATOR);
  }

  private static Cause tooLarge() {
    return new Cause(
        "REQUEST_TOO_LARGE",
        new Labels(
            "The server or what stands before it takes no request of this size (413). Lower"
                + " request.values of the target.",
            "Le serveur, ou un intermédiaire, n'accepte pas une requête de cette taille (413)."
                + " Diminuez request.values de la cible."),
        Cause.Owner.TARGET_ADMINISTRATOR);
  }
}
