package org.relais.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.relais.config.Deployment;
import org.relais.delivery.TargetDefinition;
import org.relais.source.SourceDefinition;

class ExampleConfigurationTest {

  @Test
  void theShippedConfigurationCompilesWithoutAWarningAndWithoutAnyVariable() {
    Deployment deployment = ExampleDeployment.shipped();

    assertThat(deployment.sources()).extracting(SourceDefinition::name).containsExactly("register");
    assertThat(deployment.targets()).extracting(TargetDefinition::name).containsExactly("stick");
    assertThat(deployment.orgUnits().all()).hasSize(130);
  }

  @Test
  void theDemoCountsByTheRulesOfTheShippedConfiguration() {
    Deployment demo = ExampleDeployment.ofTheDemo("http://127.0.0.1:1");

    assertThat(demo.dataSets())
        .extracting(dataSet -> dataSet.code() + dataSet.elements().size())
        .containsExactlyElementsOf(
            ExampleDeployment.shipped().dataSets().stream()
                .map(dataSet -> dataSet.code() + dataSet.elements().size())
                .toList());
    assertThat(demo.sources())
        .extracting(SourceDefinition::name)
        .containsExactlyInAnyOrder("example-cht", "example-csv", "example-rest");
  }

  @Test
  void theShippedRegisterHasTheColumnsOfTheExampleRegister() throws Exception {
    assertThat(forms("config/sources/register.yaml"))
        .isEqualTo(forms("examples/config/sources/example-csv.yaml"));
  }

  private static String forms(String file) throws Exception {
    String text = Files.readString(Path.of(file));
    return text.substring(text.indexOf("\nforms:"));
  }
}
