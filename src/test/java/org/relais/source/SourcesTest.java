package org.relais.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.http.Credentials;
import org.relais.http.HttpAnswer;
import org.relais.source.SourceItem.Fault;
import org.relais.source.cht.ChtSettings;
import org.relais.source.cht.ChtSource;
import org.relais.source.file.FileFormat;
import org.relais.source.file.FileSource;
import org.relais.source.rest.Paging;
import org.relais.source.rest.RestSettings;
import org.relais.source.rest.RestSource;

final class SourcesTest {
  @Test
  void eachKindOfSettingsOpensItsSource() {
    Credentials none = new Credentials.None();
    RestSettings rest =
        new RestSettings(
            "http://localhost",
            none,
            null,
            Given.path("id"),
            null,
            null,
            List.of(),
            new FormName.Constant("f"),
            null,
            new Paging.None(),
            null);

    assertThat(open(new ChtSettings("http://localhost", "medic", none, 10)))
        .isInstanceOf(ChtSource.class);
    assertThat(open(rest)).isInstanceOf(RestSource.class);
    assertThat(open(Given.folder(Path.of("in"), FileFormat.CSV).settings()))
        .isInstanceOf(FileSource.class);
    assertThat(open(rest).name()).isEqualTo("north");
  }

  @Test
  void settingsOfNoKnownKindAreAMistakeOfTheProgram() {
    assertThatThrownBy(() -> open(new SourceSettings() {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultOfARecordSpeaksBothLanguages(Fault fault) {
    assertThat(fault.labels().en()).endsWith(".").isNotEqualTo(fault.labels().fr());
    assertThat(fault.labels().fr()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(PeerFault.class)
  void everyFaultOfAServerSaysWhereInBothLanguages(PeerFault fault) {
    assertThat(fault.at("north", "GET http://x/y", " (418)").en())
        .startsWith("Source north, GET http://x/y: ")
        .contains("418");
    assertThat(fault.at("north", "GET http://x/y", " (418)").fr())
        .startsWith("Source north, GET http://x/y : ")
        .contains("418");
  }

  private static Source open(SourceSettings settings) {
    SourceDefinition definition =
        new SourceDefinition(
            "north", settings, new Schedule("0 0 2 * * ?"), Given.noMapping(), true, List.of());
    return Sources.open(
        definition,
        call -> new HttpAnswer(500, Map.of(), new byte[0]),
        Clock.systemUTC(),
        PageMemory.NONE);
  }
}
