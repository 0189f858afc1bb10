package org.relais.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.target.dhis2.MetadataServer;

class MetadataCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final MetadataServer server = new MetadataServer();

  @TempDir private Path work;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsLackingGoesToAFileAndWhatToDoWithItToThePerson() throws Exception {
    Path file = work.resolve("metadata.json");

    assertThat(metadata("--out", file.toString())).as(err.toString()).isZero();

    assertThat(new ObjectMapper().readTree(Files.readString(file)).path("dataElements"))
        .hasSize(38);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("38 data elements")
        .contains("POST /api/metadata")
        .contains("Update category option combos");

    server.imports(Files.readString(file));
    assertThat(metadata("--out", file.toString())).isZero();
    assertThat(err.toString()).contains("The server has everything");
  }

  @Test
  void withoutAServerEverythingIsWritten() throws Exception {
    server.close();

    assertThat(metadata("--offline")).isZero();

    assertThat(new ObjectMapper().readTree(out.toString()).path("dataSets")).hasSize(1);
  }

  @Test
  void aServerThatCannotBeAskedHasAnExitCodeOfItsOwn() {
    server.close();

    assertThat(metadata()).isEqualTo(4);
    assertThat(err.toString()).contains("national: could not be asked");
  }

  @Test
  void aTargetThatIsNotThereIsAUsageError() {
    assertThat(metadata("--target", "nowhere")).isEqualTo(2);
    assertThat(err.toString()).contains("no such DHIS2 server");
  }

  private int metadata(String... options) {
    String folder = work.resolve("config").toString();
    if (!Files.isDirectory(work.resolve("config"))) {
      folder = OnlineDeployment.in(work, server.url()).folder();
    }
    String[] words = new String[options.length + 3];
    words[0] = "metadata";
    words[1] = "--config";
    words[2] = folder;
    System.arraycopy(options, 0, words, 3, options.length);
    return Relais.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
