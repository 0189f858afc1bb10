package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code relais user} on the example configuration. */
class UserCommandTest {
  private static DemoFolder deployment;

  @BeforeAll
  static void prepare(@TempDir Path folder) throws Exception {
    deployment = DemoFolder.in(folder);
  }

  @Test
  void anAccountIsMadeForTheProviderOrForAProgramAndTheListSaysHowItLogsIn() {
    DemoFolder.Printed added = relais("add", "awa", "--role", "operator", "--openid");
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(relais("add", "report", "--role", "viewer", "--no-password").exit()).isZero();
    assertThat(relais("list").out())
        .containsPattern("awa +operator +with OpenID Connect")
        .containsPattern("report +viewer +only with a token");

    assertThat(relais("openid", "report").out()).contains("report logs in with OpenID Connect");
    assertThat(relais("list").out()).containsPattern("report +viewer +with OpenID Connect");
    assertThat(relais("openid", "nobody").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anAccountLogsInInOneWay() {
    DemoFolder.Printed both =
        relais("add", "binta", "--role", "viewer", "--openid", "--no-password");

    assertThat(both.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("--openid or --no-password");
  }

  private static DemoFolder.Printed relais(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "user";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return deployment.relais(all);
  }
}
