package org.relais.target.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Refusal;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.fhir.RenderedVisit;

/**
 * What a server said to the visits of one parcel, one after the other. A visit at which it fails
 * while it takes others waits by itself; a server that takes none is down.
 */
final class ParcelAnswers {
  /** As many failures before anything is stored tell of the server. */
  private static final int PATIENCE = 3;

  private final String target;
  private final Map<Long, List<String>> resources = new LinkedHashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Refusal> failures = new ArrayList<>();
  private Answer.@Nullable Down down;
  private boolean stored;
  private boolean failed;

  ParcelAnswers(String target) {
    this.target = target;
  }

  void add(VisitItem item, RenderedVisit rendered, Answer answer) {
    if (answer instanceof Answer.Stored) {
      resources.put(item.id(), rendered.resources());
      stored |= !rendered.isEmpty();
    } else if (answer instanceof Answer.Refused refused) {
      refusals.add(new Refusal(item.id(), refused.cause(), false, refused.uncertain()));
      stored = true;
    } else if (answer instanceof Answer.Failed error) {
      failures.add(new Refusal(item.id(), Causes.failedAt(target), true, true));
      down = new Answer.Down(error.cause(), null, true);
      failed = true;
    } else {
      down = (Answer.Down) answer;
      failures.clear();
    }
  }

  /** Whether what is left of the parcel is better not sent. */
  boolean serverIsDown() {
    return down != null && (failures.isEmpty() || (!stored && failures.size() >= PATIENCE));
  }

  Reply reply() {
    if (down != null && (failures.isEmpty() || !stored)) {
      // What came before it is stored, or may be: the whole parcel is uncertain, and sent again.
      boolean uncertain = down.uncertain() || failed || !resources.isEmpty() || refusedInPart();
      return new Reply.Unavailable(down.cause(), down.retryAfter(), uncertain);
    }
    List<Refusal> all = new ArrayList<>(refusals);
    all.addAll(failures);
    return all.isEmpty()
        ? new Reply.Accepted("transaction-response", resources)
        : new Reply.Rejected(all, true, null, resources);
  }

  private boolean refusedInPart() {
    return refusals.stream().anyMatch(Refusal::uncertain);
  }
}
