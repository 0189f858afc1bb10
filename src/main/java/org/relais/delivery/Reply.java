package org.relais.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a target answered to a parcel. */
public sealed interface Reply {
  /**
   * This reply to the rest of a parcel, with what was refused of the parcel before the rest was
   * sent. A target that could not answer says nothing of the items, so that these are due with the
   * rest.
   */
  default Reply withRefused(List<Refusal> before) {
    if (before.isEmpty() || this instanceof Unavailable) {
      return this;
    }
    if (this instanceof Rejected rejected) {
      List<Refusal> all = Stream.concat(before.stream(), rejected.refusals().stream()).toList();
      return new Rejected(all, rejected.othersStored(), rejected.unnamed(), Map.of());
    }
    return new Rejected(before, true, null, Map.of());
  }

  /**
   * Everything that the parcel carried is stored.
   *
   * @param resources for a visit parcel: item id to the resources ({@code Type/role}) that the
   *     target now holds for it; empty for cells
   */
  record Accepted(String receipt, Map<Long, List<String>> resources) implements Reply {}

  /**
   * Some of it was refused for what it is.
   *
   * @param refusals each names an item; where the target did not say which, they are empty and
   *     {@code unnamed} tells the cause
   * @param othersStored whether the items without a refusal are stored; else nothing of the parcel
   *     is, and they stay due
   * @param unnamed a cause that could not be pinned to an item: the parcel has to be narrowed
   */
  record Rejected(
      List<Refusal> refusals,
      boolean othersStored,
      @Nullable Cause unnamed,
      Map<Long, List<String>> resources)
      implements Reply {
    public Rejected {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * The target could not be asked or could not answer: nothing is wrong with the items.
   *
   * @param uncertain whether it may have stored some of it: read back before sending again
   * @param stumbled whether it failed while it worked on this very parcel, in words that do not
   *     tell whether the parcel or the server is at fault
   */
  record Unavailable(
      Cause cause, @Nullable Duration retryAfter, boolean uncertain, boolean stumbled)
      implements Reply {
    public Unavailable(Cause cause, @Nullable Duration retryAfter, boolean uncertain) {
      this(cause, retryAfter, uncertain, false);
    }
  }
}
