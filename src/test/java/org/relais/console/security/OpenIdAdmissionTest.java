package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.config.OpenIdSettings;
import org.relais.config.OpenIdSettings.GrantedRole;
import org.relais.config.OpenIdSettings.RolesClaim;
import org.relais.console.account.Account;
import org.relais.console.account.Accounts;
import org.relais.console.account.Administration;
import org.relais.console.account.Administration.Change;
import org.relais.console.account.OpenIdAccounts;
import org.relais.console.account.Role;
import org.relais.console.account.TestAccounts;
import org.relais.ledger.TestDatabase;
import org.relais.visit.Labels;

/** To which account somebody comes in whom a provider vouches for. */
class OpenIdAdmissionTest {
  private static final String ISSUER = "https://id.example.org";
  private static final String NAME = "preferred_username";
  private static final Clock CLOCK = Clock.systemUTC();

  private final TestDatabase database = TestDatabase.fresh();
  private final Accounts accounts = TestAccounts.of(database.dataSource(), CLOCK);
  private final OpenIdAccounts openIds = new OpenIdAccounts(database.dataSource(), CLOCK);
  private final Administration administration = new Administration(database.dataSource(), CLOCK);

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void theSameSubjectOfAnotherIssuerIsAnotherPerson() {
    openIds.add("awa", Role.VIEWER, Set.of(), "test");
    OpenIdAdmission admission = admission(NAME, null);
    assertThat(admission.admit(person("1", Map.of(NAME, "awa"))).name()).isEqualTo("awa");

    OpenIdClaims elsewhere =
        new OpenIdClaims("https://elsewhere.example", "1", Map.of(NAME, "awa"));
    assertThat(refused(admission, elsewhere)).isEqualTo(LogInRefusal.TAKEN);
  }

  @Test
  void anAccountThatIsLetAnewIsTheNextPersonsOfItsName() {
    openIds.add("awa", Role.VIEWER, Set.of(), "test");
    OpenIdAdmission admission = admission(NAME, null);
    admission.admit(person("1", Map.of(NAME, "awa")));

    assertThat(openIds.let("awa", "test")).isTrue();
    assertThat(admission.admit(person("2", Map.of(NAME, "awa"))).name()).isEqualTo("awa");
    assertThat(refused(admission, person("1", Map.of(NAME, "awa")))).isEqualTo(LogInRefusal.TAKEN);
    assertThat(openIds.let("nobody", "test")).isFalse();
  }

  @Test
  void anAddressNamesAnAccountOnlyWhereTheProviderVerifiedIt() {
    openIds.add("awa@example.org", Role.VIEWER, Set.of(), "test");
    OpenIdAdmission byMail = admission("email", null);

    assertThat(refused(byMail, person("1", Map.of("email", "awa@example.org"))))
        .isEqualTo(LogInRefusal.NOT_VERIFIED);
    assertThat(
            refused(
                byMail, person("1", Map.of("email", "awa@example.org", "email_verified", false))))
        .isEqualTo(LogInRefusal.NOT_VERIFIED);
    assertThat(
            byMail
                .admit(person("1", Map.of("email", "Awa@Example.org", "email_verified", true)))
                .name())
        .isEqualTo("awa@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Zoé Traoré", "../admin", "-"})
  void whatCannotBeANameOfAnAccountIsNone(String name) {
    assertThat(refused(admission(NAME, null), person("1", Map.of(NAME, name))))
        .isEqualTo(LogInRefusal.NO_NAME);
    assertThat(refused(admission(NAME, null), person("1", Map.of())))
        .isEqualTo(LogInRefusal.NO_NAME);
  }

  @Test
  void anAccountThatIsDisabledIsBoundToNobody() {
    openIds.add("awa", Role.VIEWER, Set.of(), "test");
    accounts.disable("awa", "test");

    assertThat(refused(admission(NAME, null), person("1", Map.of(NAME, "awa"))))
        .isEqualTo(LogInRefusal.DISABLED);
    assertThat(openIds.of(ISSUER, "1")).isEmpty();
  }

  @Test
  void aRoleOfTheProviderTakesOverNoAccountWithAPassword() {
    accounts.add("awa", Role.ADMINISTRATOR, Set.of(), "four plain words here", "test");

    assertThat(refused(admission(NAME, roles()), person("1", held("awa", "all"))))
        .isEqualTo(LogInRefusal.OTHER_WAY);
    assertThat(accounts.find("awa").map(Account::role)).hasValue(Role.ADMINISTRATOR);
  }

  @Test
  void ofSeveralValuesTheFirstOfTheConfigurationGivesTheRole() {
    OpenIdAdmission admission = admission(NAME, roles());

    assertThat(admission.admit(person("1", held("awa", "ngo-b", "all", "admins"))).role())
        .isEqualTo(Role.ADMINISTRATOR);
    Account owner = admission.admit(person("2", held("binta", "all", "ngo-b", "ngo-a")));
    assertThat(owner.role()).isEqualTo(Role.SOURCE_OWNER);
    assertThat(owner.sources()).containsExactlyInAnyOrder("example-cht", "example-csv");
    assertThat(admission.admit(person("3", Map.of(NAME, "coumba", "groups", "other, all"))).role())
        .as("several in one text")
        .isEqualTo(Role.VIEWER);
    assertThat(refused(admission, person("4", held("djeneba", "other"))))
        .isEqualTo(LogInRefusal.NO_ROLE);
    assertThat(accounts.find("djeneba")).isEmpty();
  }

  @Test
  void aRoleThatDidNotChangeEndsNoOtherLogIn() {
    OpenIdAdmission admission = admission(NAME, roles());
    Account first = admission.admit(person("1", held("awa", "ngo-a")));

    assertThat(admission.admit(person("1", held("awa", "ngo-a"))).continues(first)).isTrue();
    assertThat(admission.admit(person("1", held("awa", "all"))).continues(first)).isFalse();
  }

  @Test
  void theLastAdministratorDoesNotComeInWithAnotherRole() {
    OpenIdAdmission admission = admission(NAME, roles());
    admission.admit(person("1", held("awa", "admins")));

    assertThat(refused(admission, person("1", held("awa", "all"))))
        .isEqualTo(LogInRefusal.LAST_ADMINISTRATOR);
    admission.admit(person("2", held("binta", "admins")));
    assertThat(admission.admit(person("1", held("awa", "all"))).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void oneAdministratorKeepsAPasswordForTheDayOnWhichTheProviderIsDown() {
    openIds.add("awa", Role.ADMINISTRATOR, Set.of(), "test");
    accounts.add("binta", Role.ADMINISTRATOR, Set.of(), "four plain words here", "test");

    assertThat(administration.letOpenId("binta", "test")).isEqualTo(Change.LAST_PASSWORD);
    assertThat(accounts.passwordHash("binta")).isPresent();
    accounts.add("coumba", Role.ADMINISTRATOR, Set.of(), "four plain words here", "test");
    assertThat(administration.letOpenId("binta", "test")).isEqualTo(Change.DONE);
    assertThat(accounts.passwordHash("binta")).isEmpty();
    assertThat(administration.letOpenId("nobody", "test")).isEqualTo(Change.UNKNOWN);
  }

  private OpenIdAdmission admission(String claim, @Nullable RolesClaim roles) {
    OpenIdSettings settings =
        new OpenIdSettings(ISSUER, "relais", "x", new Labels("in", "in"), List.of(), claim, roles);
    return new OpenIdAdmission(settings, accounts, openIds, administration);
  }

  private static RolesClaim roles() {
    return new RolesClaim(
        "groups",
        List.of(
            new GrantedRole("admins", "administrator", List.of()),
            new GrantedRole("ngo-a", "source-owner", List.of("example-cht")),
            new GrantedRole("ngo-b", "source-owner", List.of("example-csv")),
            new GrantedRole("all", "viewer", List.of())));
  }

  private static OpenIdClaims person(String subject, Map<String, Object> claims) {
    return new OpenIdClaims(ISSUER, subject, claims);
  }

  private static Map<String, Object> held(String name, String... groups) {
    return Map.of(NAME, name, "groups", List.of(groups));
  }

  private static LogInRefusal refused(OpenIdAdmission admission, OpenIdClaims person) {
    return catchThrowableOfType(RefusedLogInException.class, () -> admission.admit(person)).why();
  }
}
