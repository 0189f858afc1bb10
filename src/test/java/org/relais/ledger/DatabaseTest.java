package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseTest {
  @Test
  void aSecondProcessMayLookButNotWork(@TempDir Path folder) throws Exception {
    DatabaseSettings settings = new DatabaseSettings.Embedded(folder);
    try (Database works = Database.open(settings)) {
      new JdbcTemplate(works.dataSource())
          .update("insert into source (source, pulled) values ('muso', 7)");

      assertThatThrownBy(() -> Database.open(settings))
          .isInstanceOf(LedgerInUseException.class)
          .hasMessageContaining(folder.toString());
      try (Database looks = Database.look(settings)) {
        assertThat(
                new JdbcTemplate(looks.dataSource())
                    .queryForObject("select pulled from source", Long.class))
            .isEqualTo(7);
      }
      assertThat(Files.exists(folder.resolve("relais.lock"))).isTrue();
    }
    try (Database again = Database.look(settings)) {
      assertThat(
              new JdbcTemplate(again.dataSource())
                  .queryForObject("select count(*) from source", Long.class))
          .isEqualTo(1);
    }
  }

  @Test
  void aLedgerOfAnotherVersionIsToldFromOneThatCannotBeReached() {
    try (TestDatabase other = TestDatabase.fresh()) {
      other.sql().update("update flyway_schema_history set checksum = 1 where version = '3'");

      assertThatThrownBy(() -> Database.open(other.settings()))
          .isInstanceOf(LedgerUnavailableException.class)
          .hasMessageContaining("another version of Relais software");
    }
  }
}
