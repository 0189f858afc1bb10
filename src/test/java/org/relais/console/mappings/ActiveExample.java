package org.relais.console.mappings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.relais.config.Deployment;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Accounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.NewVersion;
import org.relais.ledger.TestDatabase;
import org.relais.route.Rules;

/** A ledger with the example as its active configuration, and no visits. */
final class ActiveExample {
  private ActiveExample() {}

  /** With an administrator, and an owner of each of two sources. */
  static TestDatabase fresh() {
    TestDatabase fresh = TestDatabase.fresh();
    Clock clock = Clock.systemUTC();
    Deployment deployment = TestConsole.exampleDeployment();
    new ConfigurationVersions(fresh.dataSource(), clock)
        .apply(
            Rules.of(deployment),
            new NewVersion(deployment.files(), deployment.tests(), "test", "the example"),
            LocalDate.EPOCH,
            looked -> {});
    Accounts accounts = TestAccounts.of(fresh.dataSource(), clock);
    accounts.add("administrator", Role.ADMINISTRATOR, Set.of(), Visitor.PASSWORD, "test");
    accounts.add("colleague", Role.ADMINISTRATOR, Set.of(), Visitor.PASSWORD, "test");
    accounts.add("csv-owner", Role.SOURCE_OWNER, Set.of("example-csv"), Visitor.PASSWORD, "test");
    accounts.add("cht-owner", Role.SOURCE_OWNER, Set.of("example-cht"), Visitor.PASSWORD, "test");
    return fresh;
  }

  /** Text of a file of the example. */
  static String text(String path) {
    Deployment deployment = TestConsole.exampleDeployment();
    String text = deployment.files().get(path);
    return text == null ? deployment.tests().get(path) : text;
  }
}
