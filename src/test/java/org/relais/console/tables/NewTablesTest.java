package org.relais.console.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.console.Visitor;
import org.relais.ledger.Drafts;
import org.relais.ledger.HeldDraft;

/** The table that a DHIS2 lacks is made by a button. */
class NewTablesTest {
  private static final String LIST = "/mappings/tables";
  private static final String TARGET = "targets/national.yaml";

  private static BoundDeployment bound;
  private static Visitor administrator;
  private static Drafts drafts;

  @BeforeAll
  static void serve(@TempDir Path work) throws Exception {
    bound = BoundDeployment.in(work);
    administrator = bound.console().visitor().logIn("administrator");
    drafts = new Drafts(bound.database().dataSource(), Clock.systemUTC());
  }

  @AfterAll
  static void end() {
    bound.close();
  }

  /** As if nobody had made a table for the DHIS2 yet. */
  @BeforeEach
  void takeTheTablesAway() {
    String target = drafts.files("administrator").get(TARGET);
    drafts.put(
        "administrator",
        TARGET,
        String.valueOf(target).replaceAll("(?m)^(bindings|org_units):.*\\R", ""));
    drafts.remove("administrator", BoundDeployment.BINDING);
    drafts.remove("administrator", BoundDeployment.SITES);
  }

  @AfterEach
  void drop() {
    drafts.drop("administrator");
  }

  @Test
  void aBindingIsMadeAndTheTargetUsesIt() throws Exception {
    assertThat(administrator.get(LIST, "Accept-Language", "en").body())
        .contains(
            "Make a binding of data elements for national", "Make a site matching for national");

    HttpResponse<String> made = make(administrator, "BINDING", "national");

    assertThat(Visitor.location(made)).isEqualTo("/mappings/table?file=bindings%2Fnational.csv");
    assertThat(draft("bindings/national.csv"))
        .isEqualTo(
            "element,data_element,data_element_name,category_option_combo,"
                + "category_option_combo_name\n");
    assertThat(draft(TARGET)).contains("bindings: bindings/national.csv");
    assertThat(administrator.get(Visitor.location(made), "Accept-Language", "en").body())
        .contains("The empty table for national is in your draft");
    assertThat(administrator.get("/mappings/review", "Accept-Language", "en").body())
        .contains("No errors", "bindings/national.csv");
    assertThat(administrator.get(LIST, "Accept-Language", "en").body())
        .contains("Make a site matching for national")
        .doesNotContain("Make a binding of data elements for national");
  }

  @Test
  void aSecondTimeMakesNothingMoreAndLeavesWhatIsThere() throws Exception {
    administrator.get(Visitor.location(make(administrator, "SITES", "national")));
    drafts.put("administrator", "national-org-units.csv", "code,uid\n03010201,abcdefghijk\n");

    HttpResponse<String> again = make(administrator, "SITES", "national");

    assertThat(Visitor.location(again)).isEqualTo("/mappings/table?file=national-org-units.csv");
    assertThat(draft("national-org-units.csv")).contains("abcdefghijk");
    assertThat(draft(TARGET)).containsOnlyOnce("org_units: national-org-units.csv");
    assertThat(administrator.get(Visitor.location(again), "Accept-Language", "en").body())
        .contains("uses this table already; nothing was made");
  }

  @Test
  void whatIsWrittenIntoTheTargetMeanwhileStays() throws Exception {
    String theirs = draft(TARGET) + "# another window\n";

    HttpResponse<String> refused =
        HeldDraft.changed(
            bound.database(),
            "administrator",
            () -> make(administrator, "BINDING", "national"),
            held -> held.put("administrator", TARGET, theirs));

    assertThat(administrator.get(Visitor.location(refused), "Accept-Language", "en").body())
        .contains("No table was made for national");
    assertThat(draft(TARGET)).isEqualTo(theirs);
    make(administrator, "BINDING", "national");
    assertThat(draft(TARGET)).contains("# another window", "bindings: bindings/national.csv");
  }

  @Test
  void whatStandsInItsPlaceIsNotTakenOver() throws Exception {
    drafts.put("administrator", "bindings/national.csv", "element,data_element\nMAL_POS,other\n");

    HttpResponse<String> refused = make(administrator, "BINDING", "national");

    assertThat(administrator.get(Visitor.location(refused), "Accept-Language", "en").body())
        .contains("No table was made for national");
    assertThat(draft(TARGET)).doesNotContain("bindings:");
    assertThat(draft("bindings/national.csv")).contains("MAL_POS,other");
  }

  @Test
  void whileTheDraftIsBrokenNothingIsOfferedOrMade() throws Exception {
    drafts.put("administrator", "quality.yaml", "rules: [\n");

    assertThat(administrator.get(LIST, "Accept-Language", "en").body())
        .doesNotContain("Make a binding", "Make a site matching");
    HttpResponse<String> refused = make(administrator, "SITES", "national");

    assertThat(administrator.get(Visitor.location(refused), "Accept-Language", "en").body())
        .contains("Mend the errors of your draft first");
    assertThat(draft("national-org-units.csv")).isEmpty();
  }

  @Test
  void whereNoSuchDhis2IsItSaysWhatToDoAndMakesNothing() throws Exception {
    HttpResponse<String> refused = make(administrator, "BINDING", "nowhere");

    assertThat(administrator.get(Visitor.location(refused), "Accept-Language", "en").body())
        .contains("No table was made for nowhere");
    assertThat(draft("bindings/nowhere.csv")).isEmpty();
  }

  @Test
  void onlyWhoManagesTheConfigurationMakesThem() throws Exception {
    for (String other : new String[] {"operator", "source-owner"}) {
      assertThat(make(bound.console().visitor().logIn(other), "BINDING", "national").statusCode())
          .as(other)
          .isEqualTo(403);
    }
  }

  private static HttpResponse<String> make(Visitor who, String use, String target)
      throws Exception {
    return who.submit("/account", LIST, "use", use, "target", target);
  }

  private static String draft(String path) {
    return drafts.files("administrator").getOrDefault(path, "");
  }
}
