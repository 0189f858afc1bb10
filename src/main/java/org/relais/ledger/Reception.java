package org.relais.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.source.SourceItem;
import org.relais.visit.VisitMapper;

/** Decides which items of a page are records that say something new. */
final class Reception {
  private final VisitMapper mapper;
  private final Door door;

  Reception(VisitMapper mapper, Door door) {
    this.mapper = mapper;
    this.door = door;
  }

  /** The ids of those that are records. */
  Set<String> ids(Collection<SourceItem.Submission> submissions) {
    return submissions.stream()
        .filter(submission -> mapper.knows(StorableText.of(submission.form())))
        .map(SourceItem::id)
        .collect(Collectors.toSet());
  }

  /**
   * @param before the record of the same id in the table, or null
   * @param submitted whether the page has a submission of this id, perhaps an older one
   * @return none for a revision that is not newer, and for what was never a record: a document of a
   *     form that is not configured, the end of something never seen
   */
  Optional<Arrival> receive(SourceItem item, @Nullable StoredRecord before, boolean submitted) {
    if (before != null && !Revisions.newer(item.revision(), before.revision())) {
      return Optional.empty();
    }
    if (item instanceof SourceItem.Submission submission) {
      return submission(submission, before, submitted);
    }
    if (item instanceof SourceItem.Unreadable unreadable) {
      Outcome rejected = Outcome.rejected(List.of(UnreadableReason.of(unreadable)));
      return Optional.of(arrival(item, RecordContent.NOTHING, rejected, before));
    }
    return before == null && !submitted
        ? Optional.empty()
        : Optional.of(arrival(item, RecordContent.NOTHING, Outcome.VOIDED, before));
  }

  private Optional<Arrival> submission(
      SourceItem.Submission submission, @Nullable StoredRecord before, boolean submitted) {
    String form = StorableText.of(submission.form());
    String version = storable(submission.formVersion());
    String patient = storable(submission.patient());
    if (mapper.knows(form)) {
      RecordContent content =
          new RecordContent(form, version, patient, door.record(submission.body(), form, version));
      return Optional.of(arrival(submission, content, null, before));
    }
    RecordContent nothing = new RecordContent(form, version, patient, null);
    return before == null && !submitted
        ? Optional.empty()
        : Optional.of(arrival(submission, nothing, Outcome.IGNORED, before));
  }

  private static Arrival arrival(
      SourceItem item,
      RecordContent content,
      @Nullable Outcome decided,
      @Nullable StoredRecord before) {
    return new Arrival(item.id(), item.revision(), content, decided, before);
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }
}
