package org.relais.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.relais.source.SourceItem.Contact;
import org.relais.source.SourceItem.Submission;
import org.relais.source.SourceItem.Unreadable;
import org.relais.source.SourceItem.Voided;

/** What every source keeps, whatever its field system. */
public abstract class SourceContract {
  /** What a test puts into the field system. */
  public sealed interface Sample {
    /** A record of form {@code sick_child} whose answer {@code muac} is the {@code edit}. */
    record Good(String id, int edit) implements Sample {}

    record Deleted(String id, int edit) implements Sample {}

    /** Something that cannot be read. */
    record Bad(String id) implements Sample {}
  }

  /** A source over the field system of this test, made anew: it must not live on memory. */
  protected abstract Source open();

  /** Makes the field system hold exactly {@code samples}, on pages smaller than all of them. */
  protected abstract void hold(List<Sample> samples) throws Exception;

  /** How many samples make more than one page. */
  protected int manySamples() {
    return 7;
  }

  @Test
  void everyRecordComesWithItsFormAndItsAnswers() throws Exception {
    hold(good(manySamples()));

    List<Submission> records = only(Submission.class, pullAll(null).items());

    assertThat(records)
        .extracting(SourceItem::id)
        .containsExactlyInAnyOrderElementsOf(ids(manySamples()));
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.form()).isEqualTo("sick_child");
              assertThat(muac(record.body())).isEqualTo("1");
            });
  }

  @Test
  void aSourceThatIsOpenedAnewGoesOnAtTheCursor() throws Exception {
    hold(good(manySamples()));

    List<String> ids = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    boolean last = false;
    while (!last) {
      Page page = open().pull(cursor);
      page.items().forEach(item -> ids.add(item.id()));
      cursor = page.cursor();
      last = page.last();
      pages++;
    }

    assertThat(pages).isGreaterThan(1);
    assertThat(ids).containsExactlyInAnyOrderElementsOf(ids(manySamples()));
  }

  @Test
  void aPageThatIsAskedForAgainIsTheSame() throws Exception {
    hold(good(manySamples()));
    Page first = open().pull(null);

    Page again = open().pull(null);
    Page second = open().pull(first.cursor());
    Page secondAgain = open().pull(first.cursor());

    assertThat(again).isEqualTo(first);
    assertThat(secondAgain).isEqualTo(second);
  }

  @Test
  void whatComesAgainHasTheSameRevision() throws Exception {
    hold(good(manySamples()));
    Pulled first = pullAll(null);

    Pulled later = pullAll(first.cursor());
    Pulled fromTheStart = pullAll(null);

    assertThat(first.newest()).containsAllEntriesOf(later.newest());
    assertThat(fromTheStart.newest()).isEqualTo(first.newest());
  }

  @Test
  void aCorrectionHasAGreaterRevision() throws Exception {
    hold(List.of(new Sample.Good("a", 1), new Sample.Good("b", 1)));
    Pulled before = pullAll(null);
    hold(List.of(new Sample.Good("a", 1), new Sample.Good("b", 2)));

    Pulled after = pullAll(before.cursor());

    assertThat(after.newest()).containsKey("b");
    assertThat(after.newest().get("b")).isGreaterThan(before.newest().get("b"));
    assertThat(only(Submission.class, after.items()))
        .filteredOn(record -> record.id().equals("b"))
        .extracting(record -> muac(record.body()))
        .contains("2");
  }

  @Test
  void aDeletionIsTold() throws Exception {
    hold(List.of(new Sample.Good("a", 1), new Sample.Good("b", 1)));
    Pulled before = pullAll(null);
    hold(List.of(new Sample.Good("a", 1), new Sample.Deleted("b", 2)));

    Pulled after = pullAll(before.cursor());

    assertThat(only(Voided.class, after.items())).extracting(SourceItem::id).containsExactly("b");
    assertThat(after.newest().get("b")).isGreaterThan(before.newest().get("b"));
  }

  @Test
  void aBadRecordIsReportedAndTheGoodOnesAroundItCome() throws Exception {
    List<Sample> samples = good(manySamples());
    samples.add(1, new Sample.Bad("bad"));
    hold(samples);

    Pulled pulled = pullAll(null);

    assertThat(only(Submission.class, pulled.items()))
        .extracting(SourceItem::id)
        .containsExactlyInAnyOrderElementsOf(ids(manySamples()));
    assertThat(only(Unreadable.class, pulled.items()))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.where()).isNotBlank();
              assertThat(report.fault().labels().en()).isNotBlank();
            });
  }

  @Test
  void aCursorOfNoMeaningStartsFromTheBeginning() throws Exception {
    hold(good(manySamples()));

    assertThat(open().pull("no cursor").items()).isEqualTo(open().pull(null).items());
    assertThat(open().pull("{\"page\": {}}").items()).isEqualTo(open().pull(null).items());
  }

  /** What all pages from {@code cursor} to the last gave. */
  protected final Pulled pullAll(@Nullable String cursor) throws SourceUnavailableException {
    List<SourceItem> items = new ArrayList<>();
    Page page = open().pull(cursor);
    items.addAll(page.items());
    for (int pages = 1; !page.last(); pages++) {
      assertThat(pages).as("pages without an end").isLessThan(1000);
      page = open().pull(page.cursor());
      items.addAll(page.items());
    }
    return new Pulled(items, page.cursor());
  }

  /** Some pages. */
  protected record Pulled(List<SourceItem> items, String cursor) {
    /** Greatest revision by id, of what is no contact. */
    Map<String, String> newest() {
      Map<String, String> newest = new TreeMap<>();
      items.stream()
          .filter(item -> !(item instanceof Contact))
          .forEach(
              item ->
                  newest.merge(item.id(), item.revision(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
      return newest;
    }
  }

  protected static List<Sample> good(int number) {
    return new ArrayList<>(
        ids(number).stream().map(id -> (Sample) new Sample.Good(id, 1)).toList());
  }

  protected static <T extends SourceItem> List<T> only(Class<T> kind, List<SourceItem> items) {
    return items.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> ids(int number) {
    return IntStream.range(0, number).mapToObj(i -> "r%04d".formatted(i)).toList();
  }

  private static String muac(JsonNode body) {
    return body.findPath("muac").asText();
  }
}
