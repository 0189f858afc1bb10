package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.relais.ledger.Village.page;
import static org.relais.ledger.Village.sick;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.relais.visit.Labels;

/** What people do with a source, with the real ledger. */
final class SourceActsTest {
  private static final String WHO = "awa";

  private final TestDatabase database = TestDatabase.fresh();
  private final Village village = Village.usual();
  private final Intake intake = village.intake(database);
  private final String source = village.source().name();
  private final SourceActs acts = new SourceActs(database.dataSource(), village.clock());
  private final SourceStates states = new SourceStates(database.dataSource());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPauseSaysWhoSinceWhenAndWhyAndIsOverAfterAResume() {
    assertThat(states.of(source)).isEqualTo(SourceState.unseen(source));

    acts.pause(source, WHO, "the server is being moved");

    assertThat(states.pause(source))
        .contains(new SourceState.Pause(WHO, Village.NOW, "the server is being moved"));
    acts.resume(source, WHO);
    assertThat(states.pause(source)).isEmpty();
    assertThat(audit()).containsExactly("PAUSE_SOURCE " + source, "RESUME_SOURCE " + source);
  }

  @Test
  void pulledAgainWhatIsKnownIsRecognisedAndWhatWasMissedIsTakenIn() {
    intake.commit(page("c1", sick("a").item()), null);
    acts.pullAgain(source, null, null, WHO, null);

    assertThat(intake.cursor()).isEmpty();
    Taken again = intake.commit(page("c1", sick("a").item(), sick("b").item()), null);

    assertThat(again).isEqualTo(new Taken(2, 1, 0));
    assertThat(states.of(source).pulled()).isEqualTo(2);
    assertThat(new Balance(database.dataSource(), village.rules()).sheet().balanced()).isTrue();
  }

  @Test
  void aPageThatWasUnderWayDoesNotMoveACursorThatWasSetBack() {
    intake.commit(page("c1", sick("a").item()), null);
    acts.pullAgain(source, "earlier", LocalDate.of(2026, 10, 1), WHO, "a gap");

    intake.commit(page("c2", sick("b").item()), "c1");

    assertThat(intake.cursor()).contains("earlier");
    assertThat(states.of(source).pulled()).as("what it said is taken in").isEqualTo(2);
    intake.commit(page("c3"), "earlier");
    assertThat(intake.cursor()).contains("c3");
    assertThat(audit()).containsExactly("PULL_AGAIN " + source + " from 2026-10-01");
  }

  @Test
  void theLastPagesWithNewsAndTheLastFaultAreKept() {
    intake.commit(page("c1", sick("a").item(), sick("b").item()), null);
    intake.commit(page("c2", sick("a").item()), "c1");
    intake.unavailable(new Labels("no answer", "pas de réponse"));

    assertThat(states.pages(source, 9)).containsExactly(new TakenPage(Village.NOW, 2, 2, 0));
    assertThat(states.of(source).fault())
        .isEqualTo(new SourceState.Fault(new Labels("no answer", "pas de réponse"), Village.NOW));
    intake.commit(page("c3"), "c2");
    assertThat(states.of(source).fault()).isNull();
  }

  @Test
  void nobodyIsToldThatAPausedSourceIsSilent() {
    LedgerSituation situation =
        new LedgerSituation(database.dataSource(), village.rules(), village.clock());
    intake.commit(page("c1", sick("a").item()), null);
    assertThat(situation.lastNews(List.of(source))).containsKey(source);

    acts.pause(source, WHO, "closed for the holidays");

    assertThat(situation.lastNews(List.of(source))).isEmpty();
  }

  private List<String> audit() {
    return database
        .sql()
        .queryForList("select act || ' ' || subject from audit order by entry", String.class);
  }
}
