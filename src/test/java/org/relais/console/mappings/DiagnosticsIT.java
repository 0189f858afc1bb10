package org.relais.console.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
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
    String text = "# a remark\n" + ActiveExample.text(FILE);
    type(administrator, text);

    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long began = System.nanoTime();
      assertThat(type(administrator, text + "# " + i + "\n").statusCode()).isEqualTo(200);
      best = Math.min(best, (System.nanoTime() - began) / 1_000_000);
    }

    assertThat(best).as("ms").isLessThan(MOST_MILLIS);
  }

  private static HttpResponse<String> type(Visitor visitor, String text) throws Exception {
    return visitor.submit("/mappings", "/mappings/text", "file", FILE, "text", text);
  }
}
