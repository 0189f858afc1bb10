package org.relais.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String OTHER = "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final TestDatabase database = TestDatabase.fresh();

  @TempDir private Path data;

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void whatIsSetComesBackAndLiesInTheTableUnderSealOnly() throws Exception {
    Secrets secrets = secrets(Map.of());
    secrets.set("CHT_PASSWORD", "sésame 42", "awa");

    assertThat(secrets(Map.of()).values()).isEqualTo(Map.of("CHT_PASSWORD", "sésame 42"));
    assertThat(secrets.list()).extracting(StoredSecret::name).containsExactly("CHT_PASSWORD");
    assertThat(
            database.sql().queryForObject("select encode(sealed, 'hex') from secret", String.class))
        .doesNotContain(HexFormat.of().formatHex("sésame 42".getBytes(StandardCharsets.UTF_8)));
    assertThat(database.sql().queryForList("select act from audit", String.class))
        .containsExactly("SET_SECRET");
    assertThat(database.sql().queryForObject("select subject from audit", String.class))
        .isEqualTo("CHT_PASSWORD");
  }

  @Test
  void theSameValueIsSealedOtherwiseEachTime() throws Exception {
    Secrets secrets = secrets(Map.of("RELAIS_KEY", KEY));
    secrets.set("A", "same", "awa");
    secrets.set("B", "same", "awa");

    assertThat(count("select count(distinct nonce) from secret")).isEqualTo(2);
    assertThat(count("select count(distinct sealed) from secret")).isEqualTo(2);
  }

  @Test
  void aValueThatWasMovedToAnotherNameDoesNotOpen() throws Exception {
    Secrets secrets = secrets(Map.of("RELAIS_KEY", KEY));
    secrets.set("HARMLESS", "a", "awa");
    secrets.set("PASSWORD", "b", "awa");
    database
        .sql()
        .update(
            """
            update secret set nonce = other.nonce, sealed = other.sealed
              from secret other where secret.name = 'HARMLESS' and other.name = 'PASSWORD'
            """);

    assertThatThrownBy(secrets::values)
        .isInstanceOf(SealedException.class)
        .hasMessageContaining("HARMLESS");
  }

  @Test
  void theKeyIsMadeOnFirstUseForItsOwnerAlone() throws Exception {
    Path file = data.resolve("secrets.key");
    assertThat(secrets(Map.of()).values()).isEmpty();
    assertThat(file).doesNotExist();

    secrets(Map.of()).set("A", "a", "awa");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherKeyOrNoneIsToldWithWhatToDoAndOverwritesNothing() throws Exception {
    secrets(Map.of("RELAIS_KEY", KEY)).set("A", "a", "awa");

    for (Map<String, String> wrong : java.util.List.of(Map.of("RELAIS_KEY", OTHER), NONE)) {
      assertThatThrownBy(() -> secrets(wrong).values())
          .isInstanceOf(SealedException.class)
          .hasMessageContaining("missing or another one")
          .hasMessageNotContaining(OTHER);
      assertThatThrownBy(() -> secrets(wrong).set("B", "b", "awa"))
          .isInstanceOf(SealedException.class);
    }
    assertThatThrownBy(() -> secrets(Map.of("RELAIS_KEY", "short")).values())
        .hasMessageContaining("32 bytes");
    assertThat(secrets(Map.of("RELAIS_KEY", OTHER)).remove("A", "awa", null)).isTrue();
  }

  private static final Map<String, String> NONE = Map.of();

  @Test
  void aNewKeyOpensWhatTheOldOneSealedAndTheOldOneNothing() throws Exception {
    secrets(Map.of()).set("A", "a", "awa");
    Path file = data.resolve("secrets.key");
    Path old = data.resolve("old.key");
    Files.copy(file, old);

    assertThat(secrets(Map.of()).rotate("awa")).isEqualTo(1);

    assertThat(secrets(Map.of()).values()).isEqualTo(Map.of("A", "a"));
    assertThatThrownBy(() -> secrets(Map.of("RELAIS_KEY_FILE", old.toString())).values())
        .isInstanceOf(SealedException.class);
    assertThat(data.resolve("secrets.key.new")).doesNotExist();
  }

  @Test
  void aChangeOfKeysThatWasBrokenOffIsFinishedByTheNextReading() throws Exception {
    secrets(Map.of()).set("A", "a", "awa");
    Path file = data.resolve("secrets.key");
    Path old = data.resolve("old.key");
    Files.copy(file, old);
    secrets(Map.of()).rotate("awa");
    Files.move(file, data.resolve("secrets.key.new"));
    Files.move(old, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(secrets(Map.of()).values()).isEqualTo(Map.of("A", "a"));
    assertThat(data.resolve("secrets.key.new")).doesNotExist();
  }

  @Test
  void aKeyOfTheEnvironmentIsChangedForOneThatAPersonGives() throws Exception {
    secrets(Map.of("RELAIS_KEY", KEY)).set("A", "a", "awa");

    assertThatThrownBy(() -> secrets(Map.of("RELAIS_KEY", KEY)).rotate("awa"))
        .hasMessageContaining("RELAIS_NEW_KEY");
    secrets(Map.of("RELAIS_KEY", KEY, "RELAIS_NEW_KEY", OTHER)).rotate("awa");
    assertThat(secrets(Map.of("RELAIS_KEY", OTHER)).values()).containsEntry("A", "a");
  }

  @Test
  void ourOwnVariablesNameNoSecret() {
    assertThat(Secrets.isName("CHT_PASSWORD")).isTrue();
    assertThat(Secrets.isName("RELAIS_KEY")).isFalse();
    assertThat(Secrets.isName("with space")).isFalse();
  }

  private Secrets secrets(Map<String, String> environment) {
    return new Secrets(database.dataSource(), KeyPlace.of(environment, data), Clock.systemUTC());
  }

  private long count(String query) {
    Long count = database.sql().queryForObject(query, Long.class);
    return count == null ? 0 : count;
  }
}
