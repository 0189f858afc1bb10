package org.relais.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.TargetState;
import org.relais.ledger.ErrorCause;
import org.relais.ledger.ErrorDetail;
import org.relais.ledger.ErrorItem;
import org.relais.visit.Labels;

/** The error queue for programs; the keys are part of what Relais promises. */
final class ErrorJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorJson() {}

  static String causes(List<ErrorCause> causes, List<TargetState> stopped)
      throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("causes");
    causes.forEach(cause -> add(list.addObject(), cause));
    ArrayNode targets = root.putArray("targets");
    stopped.forEach(state -> add(targets.addObject(), state));
    return write(root);
  }

  /**
   * @param more whether items follow behind the last of these
   */
  static String items(List<ErrorItem> items, boolean more) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("items");
    items.forEach(item -> ErrorFields.of(item).forEach(list.addObject()::put));
    root.put("next", more ? items.get(items.size() - 1).id().toString() : null);
    return write(root);
  }

  static String detail(ErrorDetail detail) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    ErrorFields.of(detail.item()).forEach(root::put);
    ArrayNode causes = root.putArray("causes");
    for (ErrorDetail.Why why : detail.whys()) {
      ObjectNode node =
          causes.addObject().put("cause", why.cause().toString()).put("code", why.code());
      put(node, "message", why.message());
      node.put("owner", ErrorWords.word(why.owner()));
      put(node, "remedy", why.remedy());
    }
    ArrayNode deliveries = root.putArray("deliveries");
    for (ErrorDetail.Attempt attempt : detail.history()) {
      ObjectNode node =
          deliveries
              .addObject()
              .put("delivery", attempt.delivery())
              .put("at", attempt.claimedAt().toString())
              .put("outcome", attempt.outcome().toLowerCase(Locale.ROOT))
              .put("carried", attempt.carried());
      if (attempt.message() != null) {
        put(node, "message", attempt.message());
      }
    }
    return write(root);
  }

  private static void add(ObjectNode node, ErrorCause cause) {
    node.put("cause", cause.id().toString())
        .put("kind", ErrorWords.word(cause.kind()))
        .put("state", ErrorWords.word(cause.state()))
        .put("origin", cause.origin())
        .put("form", cause.form())
        .put("field", cause.field())
        .put("code", cause.code());
    put(node, "message", cause.message());
    node.put("owner", ErrorWords.word(cause.owner()));
    put(node, "remedy", cause.remedy());
    node.put("items", cause.items())
        .put("org_units", cause.orgUnits())
        .put("first_seen", cause.firstSeen().toString())
        .put("last_seen", cause.lastSeen().toString())
        .put("next_try", text(cause.nextTry()))
        .put("example", cause.example().toString());
  }

  private static void add(ObjectNode node, TargetState state) {
    TargetState.Down down = state.down();
    node.put("target", state.target())
        .put("paused", state.pause() != null)
        .put("stopped", state.stop() != null)
        .put("down_since", down == null ? null : down.since().toString())
        .put("next_try", down == null ? null : down.askedAgain().toString());
    if (down != null) {
      put(node, "why", down.cause().message());
    }
  }

  private static void put(ObjectNode node, String field, Labels labels) {
    node.putObject(field).put("en", labels.en()).put("fr", labels.fr());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static String write(ObjectNode root) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
