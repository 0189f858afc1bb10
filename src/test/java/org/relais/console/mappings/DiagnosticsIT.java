package org.relais.console.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.ledger.FileSign;
import org.relais.ledger.TestDatabase;

/** How soon one is told what is wrong while one types. */
class DiagnosticsIT {
  private static final String FILE = "dictionary.yaml";
  private static final long MOST_MILLIS = 500;

  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ActiveExample.fresh();
    console = TestConsole.over(database.dataSource());
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  @Test
  void diagnosticsOfTheShippedRulesComeWithinHalfASecond() throws Exception {
    Visitor administrator = console.visitor().logIn("administrator");
    HttpResponse<String> page = Typing.page(administrator, FILE);
    String before = ActiveExample.text(FILE);
    String text = "# a remark\n" + before;
    type(administrator, page, before, text);
    before = text;

    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      String next = text + "# " + i + "\n";
      long began = System.nanoTime();
      assertThat(type(administrator, page, before, next).statusCode()).isEqualTo(200);
      before = next;
      best = Math.min(best, (System.nanoTime() - began) / 1_000_000);
    }

    assertThat(best).as("ms").isLessThan(MOST_MILLIS);
  }

  private static HttpResponse<String> type(
      Visitor visitor, HttpResponse<String> page, String before, String text) throws Exception {
    return visitor.submit(
        page, "/mappings/text", "file", FILE, "seen", FileSign.of(before).text(), "text", text);
  }
}
