package org.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.relais.console.TestConsole;
import org.relais.diagnostic.Code;
import org.relais.diagnostic.Diagnostic;
import org.relais.ledger.Secrets;

/** What a source owner stored, who may change it at any time, is put into credentials alone. */
final class OwnedVariablesTest {
  private static final String OWN = "sources/example-rest.yaml";
  private static final String OTHER = "sources/example-csv.yaml";
  private static final String AUTH = "auth: {bearer: \"${EXAMPLE_REST_KEY}\"}\n";

  @Test
  void theCredentialsOfTheSourceGetIt() {
    assertThat(compiled(OWN, AUTH)).isInstanceOf(Compilation.Ok.class);
  }

  @Test
  void noAddressGetsIt() {
    assertThat(lacking(compiled(OWN, "url: \"https://${EXAMPLE_REST_KEY}/v\"\n")))
        .containsExactly("config/" + OWN);
  }

  @Test
  void noOtherFileGetsIt() {
    assertThat(lacking(compiled("targets/stick.yaml", "folder: \"${EXAMPLE_REST_KEY}\"\n")))
        .containsExactly("config/targets/stick.yaml");
    assertThat(lacking(compiled(OTHER, "folder: \"${EXAMPLE_REST_KEY}\"\n")))
        .containsExactly("config/" + OTHER);
  }

  @Test
  void whatTheMachineOrAnAdministratorHasGoesBeforeIt() {
    Map<String, String> both = variables();
    both.put("EXAMPLE_REST_KEY", "the machine's");
    Compilation.Ok of = (Compilation.Ok) compiled(OWN, AUTH, both);
    Compilation.Ok alone = (Compilation.Ok) compiled(OWN, AUTH);
    assertThat(settings(of)).isNotEqualTo(settings(alone));
    both.remove(Secrets.of("example-rest", "EXAMPLE_REST_KEY"));
    assertThat(settings((Compilation.Ok) compiled(OWN, AUTH, both))).isEqualTo(settings(of));
  }

  private static Object settings(Compilation.Ok compiled) {
    return compiled.deployment().sources().stream()
        .filter(source -> source.name().equals("example-rest"))
        .findFirst()
        .orElseThrow()
        .settings();
  }

  private static List<String> lacking(Compilation compiled) {
    return ((Compilation.Failed) compiled)
        .diagnostics().stream()
            .filter(found -> found.code() == Code.CFG020)
            .map(Diagnostic::span)
            .map(span -> span.file())
            .toList();
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>(TestConsole.exampleHome().variables().get());
    variables.put(Secrets.of("example-rest", "EXAMPLE_REST_KEY"), "the owner's");
    return variables;
  }

  private static Compilation compiled(String file, String line) {
    return compiled(file, line, variables());
  }

  /** The example with a line in place of that of the same key, or before all others. */
  private static Compilation compiled(String file, String line, Map<String, String> variables) {
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    String key = line.substring(0, line.indexOf(':') + 1);
    files.computeIfPresent(
        file, (path, text) -> line + text.replaceAll("(?m)^" + key + ".*\n(?:[ ]+.*\n)*", ""));
    return ConfigurationCompiler.compile(TestConsole.exampleHome().folder(), files, variables);
  }
}
