package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.config.Compilation;
import org.relais.config.Deployment;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.ApiTokens;
import org.relais.ledger.ConfigurationVersions;
import org.relais.ledger.Drafts;
import org.relais.ledger.NewVersion;
import org.relais.ledger.TestDatabase;
import org.relais.route.Rules;
import org.relais.visit.OrgUnit;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A ledger as a country has it after years, with 5,000 sites: all that the console answers to comes
 * as quickly as with an empty one. An address that is added and not measured here fails.
 */
class QuickPagesIT {
  /** Of each page the median counts by itself, and the 95th percentile of the requests of all. */
  private static final int REQUESTS = 3;

  /** Calls ask the ledger what the pages ask. */
  private static final int REQUESTS_OF_CALLS = 3;

  private static final double PERCENTILE = 0.95;

  /** Milliseconds of every request that was measured, of a page or a call. */
  private static final List<Long> ALL = new ArrayList<>();

  private static final long MOST_MILLIS = 1_000;
  private static final int TABLE_ROWS = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** In place of these stands what the ledger of the test has. */
  private static final SortedMap<String, String> PLACES = new TreeMap<>();

  /** Answers that hold no page: they lead elsewhere, or need a word that is used once. */
  private static final Set<String> NO_PAGES =
      Set.of(
          "/login",
          "/first-account",
          "/new-password",
          "/preferences",
          "/login/openid/leaving",
          "/error",
          // Down where no routes run beside the console.
          "/health/ready",
          // Asks the server or tells what it said: as quick as that is, and empty here.
          "/figures/differences/read.csv",
          "/api/v1/figures/differences/read",
          "/api/v1/targets/{target}/catalogue",
          "/api/v1/targets/{target}/check",
          "/api/v1/targets/{target}/data-elements",
          "/api/v1/targets/{target}/data-elements/{element}/option-combos",
          "/api/v1/targets/{target}/org-units",
          // As long as the table, which is measured as a page.
          "/api/v1/mappings/tables/xlsx",
          // Only where somebody else published meanwhile.
          "/mappings/merge",
          "/api/v1/mappings/draft/merge",
          "/api/v1/openapi.yaml",
          "/api/v1/**");

  private static final List<String> PAGES =
      List.of(
          "/",
          "/?month=all",
          "/overview/records-per-day",
          "/overview/delays",
          "/overview/plots",
          "/errors",
          "/errors?kind=cell&orgUnit=01010101",
          "/errors?kind=cell&orgUnit=R1",
          "/errors?sort=-since",
          "/errors.csv",
          "/errors/CAUSE",
          "/errors/CAUSE?page=1000",
          "/errors/CAUSE?sort=-site&page=500",
          "/errors/items/ITEM",
          "/errors/REASON",
          "/errors/REASON?page=100",
          "/errors/org-units?orgUnit=a",
          "/work",
          "/work.csv",
          "/work/WORK",
          "/work/WORK/state",
          "/targets",
          "/targets.csv",
          "/targets/stick",
          "/connect",
          "/connect/ong-rest",
          "/approval",
          "/approval.csv",
          "/approval/history.csv",
          "/approval/stick/ICCM_MONTHLY/202610",
          "/approval/stick/ICCM_MONTHLY/202610?orgUnit=R1&page=20",
          "/mappings",
          "/mappings?file=dictionary.yaml",
          "/mappings?file=lookups/many.csv",
          "/mappings/findings",
          "/mappings/words",
          "/mappings/review",
          "/mappings/table/pick?file=lookups/many.csv&row=0&column=to",
          "/mappings/table/pick?file=lookups/many.csv&row=0&column=to&search=site",
          "/mappings/table/pick/units?file=org-units.csv&row=0&column=parent&under=R1",
          "/mappings/versions",
          "/mappings/versions.csv",
          "/mappings/versions/2",
          "/mappings/tables",
          "/mappings/table?file=org-units.csv&find=01",
          "/mappings/table?file=lookups/many.csv&sort=to&down=true&page=200",
          "/mappings/table.csv?file=lookups/many.csv",
          "/mappings/table/choices?file=lookups/many.csv&column=to&new1=S1",
          "/mappings/trial?file=sources/example-csv.yaml&line=30",
          "/mappings/changes",
          "/mappings/changes/CHANGES",
          "/mappings/changes/CHANGES.csv",
          "/sources",
          "/sources.csv",
          "/sources/example-csv",
          "/sources/example-csv/pages.csv",
          "/sources/example-csv/records",
          "/sources/example-csv/records?is=voided",
          "/sources/example-csv/records?form=none&oldest=true",
          "/sources/example-csv/records?site=S17&from=2026-01-01",
          "/sources/example-csv/records.csv",
          "/sources/example-csv/tried/TRIED",
          "/sources/example-rest/backfill?from=2026-10-01&to=2026-10-31",
          "/audit",
          "/audit?act=LOOK",
          "/audit?who=somebody7&oldest=true",
          "/trial?source=example-csv",
          "/trial?source=example-csv&rejected=true",
          "/account",
          "/settings",
          "/settings?sort=-last_log_in",
          "/settings/users.csv",
          "/settings/roles",
          "/settings/tokens",
          "/settings/tokens.csv",
          "/settings/secrets",
          "/settings/secrets.csv",
          "/settings/alerts",
          "/settings/alerts.csv",
          "/settings/alerts?sort=subject",
          "/settings/alerts/change",
          "/settings/language",
          "/figures?period=202610",
          "/figures?period=202610&orgUnit=R1",
          "/figures/table.csv?period=202610",
          "/figures/units?find=Site",
          "/figures/value?period=202610&element=SC_CONS",
          "/figures/value?period=202610&element=SC_CONS&orgUnit=01010101",
          "/figures/differences?period=202609",
          "/figures/differences?period=202609&sort=org_unit&page=3",
          "/figures/completeness?period=202610",
          "/figures/completeness?period=202610&orgUnit=R1&sort=percent",
          "/figures/completeness.csv?period=202610",
          "/figures/trends?period=202610&e=SC_CONS&e=MAL_POS&e=DIA_CASE&e=NUT_SCR",
          "/figures/trends/plot?period=202610&e=SC_CONS&e=MAL_POS",
          "/figures/trends.csv?period=202610&e=SC_CONS&e=MAL_POS",
          "/health/live",
          "/metrics");

  /** As a source owner sees them, whose figures are counted from the visits. */
  private static final List<String> OWN_PAGES =
      List.of(
          "/",
          "/?month=all",
          "/errors",
          "/errors?kind=record&orgUnit=R1",
          "/errors/REASON",
          "/figures?period=202610",
          "/figures?period=202610&orgUnit=D7",
          "/figures?period=202610&orgUnit=S700",
          "/figures/value?period=202610&element=SC_CONS&orgUnit=S700",
          "/figures/completeness?period=202610",
          "/figures/trends?period=202610&e=SC_CONS",
          "/sources",
          "/sources/example-csv",
          "/trial?source=example-csv",
          "/trial?source=example-csv&rejected=true",
          "/mappings");

  /** Files as long as the list itself: they begin within a second, and grow with it. */
  private static final List<String> LONG_FILES =
      List.of(
          "/errors/CAUSE/items.csv",
          "/audit/entries.csv",
          "/approval/stick/ICCM_MONTHLY/202610/values.csv",
          "/figures/differences.csv?period=202609",
          "/mappings/table.xlsx?file=lookups/many.csv");

  private static final List<String> API =
      List.of(
          "/balance",
          "/sources",
          "/targets",
          "/targets/stick",
          "/sources/drafted",
          "/sources/example-csv",
          "/sources/example-csv/secrets",
          "/sources/example-csv/records",
          "/sources/example-csv/records?orgUnit=S17&is=MAPPED",
          "/sources/example-rest/backfill?from=2026-10-01&to=2026-10-31",
          "/errors",
          "/errors/CAUSE",
          "/errors/CAUSE/items",
          "/errors/items/ITEM",
          "/approvals",
          "/approvals/history",
          "/approvals/stick/ICCM_MONTHLY/202610",
          "/approvals/stick/ICCM_MONTHLY/202610/values",
          "/work",
          "/work/WORK",
          "/sources/example-csv/tried/TRIED",
          "/openapi",
          "/settings/users",
          "/settings/tokens",
          "/settings/alerts",
          "/settings/draft/language",
          "/mappings/versions",
          "/mappings/versions/2/diff",
          "/mappings/versions/2/files",
          "/mappings/files",
          "/mappings/files/text?path=dictionary.yaml",
          "/mappings/draft",
          "/mappings/draft/diff",
          "/mappings/findings",
          "/figures?period=202610",
          "/figures/value?period=202610&element=SC_CONS",
          "/figures/completeness?period=202610",
          "/figures/trends?period=202610&e=SC_CONS",
          "/figures/differences?period=202609",
          "/account",
          "/account/tokens",
          "/arrivals",
          "/lateness",
          "/org-units?search=site",
          "/org-units?parent=R1",
          "/settings/alerts/sent",
          "/settings/draft/alerts",
          "/settings/roles",
          "/settings/secrets",
          "/trial?source=example-csv",
          "/mappings/changes",
          "/mappings/changes/CHANGES",
          "/mappings/tables",
          "/mappings/tables/rows?file=lookups/many.csv&sort=to",
          "/mappings/tables/choices?file=lookups/many.csv&column=to&typed=S1",
          "/mappings/tables/csv?file=lookups/many.csv",
          "/mappings/versions/2",
          "/mappings/versions/2/check",
          "/mappings/words",
          "/audit");

  private static TestDatabase database;
  private static HikariDataSource pages;
  private static TestConsole console;
  private static Visitor visitor;
  private static Visitor owner;
  private static String token;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    Deployment country = country();
    new ConfigurationVersions(database.dataSource(), Clock.systemUTC())
        .apply(
            Rules.of(country),
            new NewVersion(country.files(), country.tests(), "test", "5,000 sites"),
            LocalDate.of(2026, 10, 1),
            looked -> {});
    grow(database.sql());
    pages = database.forPages();
    console = TestConsole.over(pages, country);
    visitor = console.visitor().logIn("administrator");
    owner = console.visitor().logIn("source-owner");
    token =
        new ApiTokens(database.dataSource(), Clock.systemUTC())
            .issue("administrator", "test", Duration.ofDays(1), "test");
    PLACES.put(
        "CAUSE",
        "C"
            + number(
                "select min(cause) from cause where target is not null and code like 'MORE%'"));
    PLACES.put(
        "REASON",
        "C"
            + number(
                "select min(cause) from cause where source is not null and code like 'MORE%'"));
    PLACES.put("ITEM", "V" + number("select min(cell) from cell where hold = 'PARKED'"));
    doWork();
  }

  /** What the pages of work, of a trial and of a draft show. */
  private static void doWork() throws Exception {
    submit(
        "/connect",
        "name",
        "ong-rest",
        "type",
        "rest",
        "url",
        "http://127.0.0.1:1/v",
        "auth",
        "none",
        "every",
        "15 minutes",
        "timeZone",
        "Africa/Bamako");
    new Drafts(database.dataSource(), Clock.systemUTC())
        .remove("administrator", "sources/ong-rest.yaml");
    String source = Objects.requireNonNull(country().files().get("sources/example-csv.yaml"));
    new Drafts(database.dataSource(), Clock.systemUTC())
        .put(
            "administrator",
            "sources/example-csv.yaml",
            source.replace("Positif: positive", "Positif: negative"));
    String changes = visitor.result(submit("/mappings/changes", "period", "202610"), PATIENCE);
    PLACES.put("CHANGES", changes.substring(changes.lastIndexOf('/') + 1));
    String tried = visitor.result(submit("/sources/example-csv/try"), PATIENCE);
    PLACES.put("TRIED", tried.substring(tried.lastIndexOf('/') + 1));
    String works = visitor.get("/work").body();
    PLACES.put("WORK", works.replaceAll("(?s).*?href=\"/work/([0-9a-f]+)\".*", "$1"));
  }

  private static HttpResponse<String> submit(String path, String... fields) throws Exception {
    return visitor.submit("/account", path, fields);
  }

  private static long number(String query) {
    return Objects.requireNonNull(database.sql().queryForObject(query, Long.class));
  }

  /** The example with 5,000 sites more, a long table, and figures that are sent after approval. */
  private static Deployment country() {
    SortedMap<String, String> files = new TreeMap<>(TestConsole.exampleDeployment().files());
    files.computeIfPresent("org-units.csv", (path, text) -> text.stripTrailing() + pyramid());
    files.computeIfPresent(
        "indicators/iccm.yaml",
        (path, text) -> text.replace("mode: automatic", "mode: after_approval"));
    files.computeIfPresent(
        "sources/example-rest.yaml",
        (path, text) -> text.replace("overlap: 10 minutes", "until: updated_before"));
    StringBuilder table = new StringBuilder("from,to\n");
    for (int row = 0; row < TABLE_ROWS; row++) {
      table.append("code-").append(row).append(",S").append(row % 5_000).append('\n');
    }
    files.put("lookups/many.csv", table.toString());
    return ((Compilation.Ok) TestConsole.exampleHome().compile(files)).deployment();
  }

  /** 5 regions, 50 districts, 1,000 health centres and 5,000 sites below the country. */
  private static String pyramid() {
    StringBuilder units = new StringBuilder("\n");
    below(units, "R", "region", 5, "ML", 1);
    below(units, "D", "district", 50, "R", 10);
    below(units, "C", "cscom", 1_000, "D", 20);
    below(units, "S", "site", 5_000, "C", 5);
    return units.toString();
  }

  private static void below(
      StringBuilder units, String letter, String level, int count, String parent, int each) {
    for (int number = 0; number < count; number++) {
      String above = parent.equals("ML") ? parent : parent + number / each;
      units.append(
          "%s%d,%s numéro %d,%s,%s\n".formatted(letter, number, level, number, level, above));
    }
  }

  private static void grow(JdbcTemplate sql) {
    sql.execute("alter table cell disable trigger user");
    sql.execute(
        """
        with sample as (
          select array_agg(visit::text) as visits
            from (select visit from record where source = 'example-csv' and class = 'MAPPED'
                   order by record_id limit 20) samples)
        insert into record (source, record_id, revision, class, form, site, visit_date, visit,
                            reasons, configuration, first_received, changed_at)
        select 'example-csv', 'more-' || n, '1',
               case when n % 50 = 0 then 'REJECTED' else 'MAPPED' end, 'registre',
               case when n % 4 = 0 then '0101010' || n % 7 else 'S' || n % 5000 end,
               date '2026-11-01' - n % 700,
               case when n % 50 <> 0 then visits[1 + n % 20]::json end,
               case when n % 50 = 0 then '[]'::json end,
               'v', now() - n % 500000 * interval '1 minute', now()
          from generate_series(1, 1000000) n cross join sample
        """);
    parked(sql);
    years(sql, TestConsole.exampleDeployment());
    sites(sql);
    sql.execute(
        """
        insert into audit (at, who, act, subject)
        select now() - n * interval '1 minute', 'somebody' || n % 40,
               (array['LOG_IN', 'RETRY', 'LOOK', 'APPROVE'])[n % 4 + 1], 'something ' || n
          from generate_series(1, 100000) n
        """);
    sql.execute("alter table cell enable trigger user");
    sql.execute("vacuum analyze");
  }

  /** 80,000 values and 20,000 records that need action, for 40 causes each. */
  private static void parked(JdbcTemplate sql) {
    sql.execute(
        """
        insert into cause (target, source, form, code, field, message_en, message_fr, owner)
        select case when n <= 40 then 'stick' end, case when n > 40 then 'example-csv' end,
               case when n > 40 then 'registre' else '' end, 'MORE_' || n, '',
               'what is wrong ' || n, 'ce qui ne va pas ' || n,
               (array['MAPPING', 'TARGET_ADMINISTRATOR', 'FIELD_SYSTEM'])[1 + n % 3]
          from generate_series(1, 80) n
        """);
    sql.execute(
        """
        with causes as (
          select array_agg(cause order by cause) as ids from cause
           where target is not null and code like 'MORE_%')
        insert into cell (target, data_set, element, options, attribute_options, org_unit, period,
                          period_start, wanted, hold, cause, held_since, configuration)
        select 'stick', 'ICCM_MONTHLY', 'MORE' || n / 5000 % 8, '{}', '{}', 'S' || n % 5000,
               to_char(date '2026-10-01' - n / 40000 * interval '1 month', 'YYYYMM'),
               date '2026-10-01' - n / 40000 * interval '1 month', 1, 'PARKED', ids[1 + n % 40],
               now() - n * interval '1 minute', 'v'
          from generate_series(0, 79999) n cross join causes
            on conflict do nothing
        """);
    sql.execute(
        """
        insert into rejection (source, record_id, site, visit_date, held_since)
        select source, record_id, site, visit_date, changed_at from record
         where class = 'REJECTED' and record_id like 'more-%'
        """);
    sql.execute(
        """
        with causes as (
          select array_agg(cause order by cause) as ids from cause
           where source is not null and code like 'MORE_%')
        insert into rejection_reason (cause, rejection)
        select ids[1 + rejection % 40], rejection from rejection cross join causes
         where record_id like 'more-%'
         union
        select ids[1 + rejection / 7 % 40], rejection from rejection cross join causes
         where record_id like 'more-%'
        """);
  }

  /** Two years of every value that the example has, from each of its sites. */
  private static void years(JdbcTemplate sql, Deployment example) {
    List<String> sites =
        example.orgUnits().all().stream()
            .filter(unit -> unit.level().equals("site"))
            .map(OrgUnit::code)
            .toList();
    sql.update(
        """
        insert into cell (target, data_set, element, options, attribute_options, org_unit, period,
                          period_start, wanted, acknowledged, ever_sent, configuration)
        select 'stick', 'ICCM_MONTHLY', element, options, '{}', site,
               to_char(month, 'YYYYMM'), month, 3, 3, true, 'v'
          from (select distinct element, options from cell where element not like 'MORE%') e
         cross join unnest(?) as s (site)
         cross join generate_series(date '2024-11-01', date '2026-10-01', interval '1 month') month
            on conflict do nothing
        """,
        new SqlArrayValue("text", sites.toArray()));
    sql.update(
        """
        update cell set difference = 'CHANGED', found_value = 5, found_at = now()
         where hold is null and wanted = 3 and period = '202609' and cell % 2 = 0
        """);
  }

  /** A month that waits for approval from 5,000 sites, and a year of the main figures. */
  private static void sites(JdbcTemplate sql) {
    sql.execute(
        """
        insert into cell (target, data_set, element, options, attribute_options, org_unit, period,
                          period_start, wanted, configuration)
        select 'stick', 'ICCM_MONTHLY', element, options, '{}', 'S' || s, '202610', '2026-10-01',
               1 + s % 9, 'v'
          from (select distinct element, options from cell where element not like 'MORE%'
                 order by element, options limit 40) e
         cross join generate_series(0, 4999) s
            on conflict do nothing
        """);
    sql.execute(
        """
        insert into cell (target, data_set, element, options, attribute_options, org_unit, period,
                          period_start, wanted, acknowledged, ever_sent, configuration)
        select 'stick', 'ICCM_MONTHLY', element, options, '{}', 'S' || s,
               to_char(month, 'YYYYMM'), month, 2, 2, true, 'v'
          from (select distinct on (element) element, options from cell
                 where element in ('SC_CONS', 'MAL_POS', 'DIA_CASE') order by element, options) e
         cross join generate_series(0, 4999) s
         cross join generate_series(date '2025-11-01', date '2026-09-01', interval '1 month') month
            on conflict do nothing
        """);
  }

  @AfterAll
  static void end() {
    console.close();
    pages.close();
    database.close();
    Collections.sort(ALL);
    assertThat(ALL).isNotEmpty();
    assertThat(ALL.get((int) Math.ceil(ALL.size() * PERCENTILE) - 1))
        .as(
            "ms of the 95th percentile of "
                + ALL.size()
                + " requests, the slowest "
                + ALL.get(ALL.size() - 1))
        .isLessThan(MOST_MILLIS);
  }

  static Stream<String> pages() {
    return PAGES.stream();
  }

  static Stream<String> ownPages() {
    return OWN_PAGES.stream();
  }

  static Stream<String> calls() {
    return API.stream().map(path -> "/api/v1" + path);
  }

  static Stream<String> longFiles() {
    return LONG_FILES.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsThereWithinASecond(String given) throws Exception {
    assertThat(millis(visitor, given, REQUESTS, "Accept", "*/*"))
        .as("ms of half of the requests")
        .isLessThan(MOST_MILLIS);
  }

  @ParameterizedTest
  @MethodSource("ownPages")
  void aPageIsThereWithinASecondForAnOwnerOfAMillionRecords(String given) throws Exception {
    assertThat(millis(owner, given, REQUESTS, "Accept", "*/*"))
        .as("ms of half of the requests")
        .isLessThan(MOST_MILLIS);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallIsAnsweredWithinASecond(String given) throws Exception {
    assertThat(
            millis(
                visitor,
                given,
                REQUESTS_OF_CALLS,
                "Authorization",
                "Bearer " + token,
                "Accept",
                "*/*"))
        .as("ms of half of the requests")
        .isLessThan(MOST_MILLIS);
  }

  @ParameterizedTest
  @MethodSource("longFiles")
  void aFileAsLongAsItsListComesWhole(String given) throws Exception {
    HttpResponse<String> file = visitor.get(here(given), "Accept", "*/*");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body().length()).as("characters").isGreaterThan(50_000);
  }

  @Test
  void everyAddressOfTheConsoleIsMeasured() {
    List<String> measured = new ArrayList<>();
    Stream.of(PAGES, LONG_FILES)
        .flatMap(List::stream)
        .map(QuickPagesIT::here)
        .forEach(measured::add);
    calls().map(QuickPagesIT::here).forEach(measured::add);
    List<PathContainer> paths =
        measured.stream()
            .map(path -> PathContainer.parsePath(path.replaceFirst("\\?.*", "")))
            .toList();
    Set<String> missing = new TreeSet<>(console.addresses());
    missing.removeIf(
        pattern ->
            NO_PAGES.contains(pattern)
                || paths.stream()
                    .anyMatch(
                        path -> PathPatternParser.defaultInstance.parse(pattern).matches(path)));

    assertThat(missing).as("addresses that no test measures").isEmpty();
  }

  private static long millis(Visitor reader, String given, int requests, String... headers)
      throws Exception {
    String path = here(given);
    List<Long> millis = new ArrayList<>();
    reader.get(path, headers);
    for (int i = 0; i < requests; i++) {
      long began = System.nanoTime();
      assertThat(reader.get(path, headers).statusCode()).as(path).isEqualTo(200);
      millis.add((System.nanoTime() - began) / 1_000_000);
    }
    ALL.addAll(millis);
    Collections.sort(millis);
    return millis.get(millis.size() / 2);
  }

  private static String here(String given) {
    String path = given;
    for (var place : PLACES.entrySet()) {
      path = path.replace(place.getKey(), place.getValue());
    }
    return path;
  }
}
