package org.relais.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {
  @TempDir Path folder;

  @Test
  void theRoutesThatComeWithTheProgramAreComplete() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      new RouteFolder(Path.of("routes")).addTo(camel);

      assertThat(camel.getRouteDefinitions())
          .extracting(route -> route.getRouteId())
          .contains("pull", "count", "deliver", "reconcile", "journal");
      assertThat(camel.getRouteTemplateDefinitions())
          .extracting(template -> template.getId())
          .contains(
              "pull-on-schedule",
              "count-on-schedule",
              "deliver-on-schedule",
              "go-on-on-schedule",
              "reconcile-on-schedule");
    }
  }

  @Test
  void whatIsSaidOfFaultsAppliesToEveryRouteWhateverTheNameOfItsFile() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      new RouteFolder(Path.of("routes")).addTo(camel);

      assertThat(camel.getRouteDefinitions())
          .allSatisfy(
              route ->
                  assertThat(route.getOutputs())
                      .describedAs(route.getRouteId())
                      .hasAtLeastOneElementOfType(OnExceptionDefinition.class));
    }
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() throws Exception {
    Files.writeString(
        folder.resolve("pull.camel.yaml"), "- route:\n    id: pull\n    form: direct:pull\n");

    assertFails("pull.camel.yaml:2", "form");
  }

  @Test
  void aFileThatIsNotYamlIsNamedWithItsLine() throws Exception {
    Files.writeString(folder.resolve("pull.camel.yaml"), "- route:\n  id: [pull\n");

    assertFails("pull.camel.yaml:");
  }

  @Test
  void aMissingEntranceIsNamed() throws Exception {
    Files.writeString(
        folder.resolve("other.camel.yaml"),
        "- route:\n    id: other\n    from:\n      uri: direct:other\n      steps:\n"
            + "        - log: hello\n");

    assertFails("direct:pull");
  }

  @Test
  void aMissingFolderIsNamed() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Path nowhere = folder.resolve("nowhere");
      assertThatThrownBy(() -> new RouteFolder(nowhere).addTo(camel))
          .isInstanceOf(BrokenRouteException.class)
          .hasMessageContaining(nowhere.toString());
    }
  }

  private void assertFails(String... parts) throws IOException {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      assertThatThrownBy(() -> new RouteFolder(folder).addTo(camel))
          .isInstanceOf(BrokenRouteException.class)
          .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
  }
}
