package org.relais.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.relais.source.SourceItem;

/**
 * What happened to the records of some sources: each was sent, perhaps corrected, perhaps voided,
 * perhaps corrected once more.
 *
 * @param records what became of each record, revision by revision
 * @param luck decides in which order, how often and on which pages the revisions come
 */
record History(List<Story> records, long luck) {

  /**
   * @param revisions the answers of each revision; none where it voids the record
   */
  record Story(String source, String recordId, List<Optional<Map<String, Object>>> revisions) {}

  /** A revision on its way. */
  record Sent(String source, SourceItem item) {}

  /**
   * @param sites where visits may be; what {@link #standing} leaves out is at another place
   */
  static Arbitrary<History> of(List<String> sources, List<String> sites) {
    List<String> anywhere = new ArrayList<>(sites);
    anywhere.addAll(sites);
    anywhere.add("NOWHERE");
    Arbitrary<Optional<Map<String, Object>>> revision = AnyVisit.answers(anywhere).optional(0.8);
    Arbitrary<Story> story =
        Combinators.combine(
                Arbitraries.of(sources), AnyVisit.answers(anywhere), revision.list().ofMaxSize(2))
            .as(
                (source, first, later) -> {
                  List<Optional<Map<String, Object>>> all = new ArrayList<>();
                  all.add(Optional.of(first));
                  all.addAll(later);
                  return new Story(source, "", all);
                });
    return Combinators.combine(story.list().ofMinSize(5).ofMaxSize(25), Arbitraries.longs())
        .as((stories, luck) -> new History(named(stories), luck));
  }

  private static List<Story> named(List<Story> stories) {
    List<Story> named = new ArrayList<>();
    stories.forEach(s -> named.add(new Story(s.source(), "r" + named.size(), s.revisions())));
    return named;
  }

  /** The visits that stand in the end: each record as its newest revision says. */
  List<OracleVisit> standing(List<String> sites) {
    List<OracleVisit> visits = new ArrayList<>();
    for (Story story : records) {
      story
          .revisions()
          .get(story.revisions().size() - 1)
          .filter(answers -> sites.contains(answers.get("org_unit")))
          .ifPresent(a -> visits.add(new OracleVisit(story.source(), story.recordId(), a)));
    }
    return visits;
  }

  /**
   * Every revision, late, repeated and in any order; but the end of a record only after one of its
   * submissions, since the end of something never seen is no record.
   */
  List<Sent> sent() {
    Random random = new Random(luck);
    List<Sent> all = new ArrayList<>();
    for (Story story : records) {
      for (int i = 0; i < story.revisions().size(); i++) {
        Sent sent = new Sent(story.source(), item(story, i));
        all.add(sent);
        if (random.nextInt(3) == 0) {
          all.add(sent);
        }
      }
    }
    Collections.shuffle(all, random);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).item() instanceof SourceItem.Voided end && !seen.contains(end.id())) {
        Collections.swap(all, i, firstSubmission(all, end.id()));
      }
      seen.add(all.get(i).item().id());
    }
    return all;
  }

  private static int firstSubmission(List<Sent> all, String id) {
    int place = 0;
    while (!(all.get(place).item() instanceof SourceItem.Submission submission
        && submission.id().equals(id))) {
      place++;
    }
    return place;
  }

  private static SourceItem item(Story story, int revision) {
    String text = String.valueOf(revision);
    return story
        .revisions()
        .get(revision)
        .<SourceItem>map(
            answers ->
                new SourceItem.Submission(
                    story.recordId(),
                    text,
                    ShippedIccm.FORM,
                    null,
                    null,
                    ShippedIccm.record(answers)))
        .orElseGet(() -> new SourceItem.Voided(story.recordId(), text));
  }
}
