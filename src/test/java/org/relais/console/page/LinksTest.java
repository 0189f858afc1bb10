package org.relais.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.console.ExampleLedger;
import org.relais.console.TestConsole;
import org.relais.console.Visitor;
import org.relais.console.account.Role;
import org.relais.ledger.Drafts;
import org.relais.ledger.TestDatabase;

/** Whoever only follows links: finds every page, and nothing that is not there. */
class LinksTest {
  /** Pages of one shape are looked at a few times; their other links are alike. */
  private static final int OF_ONE_SHAPE = 3;

  private static final Pattern LINK = Pattern.compile("<(?:a|iframe)\\s[^>]*?href=\"(/[^\"#]*)");

  private static final Pattern FETCHED = Pattern.compile("(?:hx-get|data-plot)=\"(/[^\"#]*)");

  /** What changes how the pages look, or ends the log-in, and leads back. */
  private static final List<String> NOT_FOLLOWED = List.of("/preferences", "/logout", "/login");

  /** What no link leads to, or none in this ledger, each with why. */
  private static final Set<String> NOT_LINKED =
      Set.of(
          // Before the log-in, or around it.
          "/first-account",
          "/login",
          "/login/openid/leaving",
          "/new-password",
          "/preferences",
          // For programs.
          "/error",
          "/health/live",
          "/health/ready",
          "/metrics",
          // Asked for by the scripts of the editor and of the pickers.
          "/mappings/findings",
          "/mappings/table/pick",
          "/mappings/table/pick/units",
          "/mappings/words",
          "/work/{id}/state",
          // The answer to an act or to a form.
          "/figures/differences/read.csv",
          "/mappings/changes/{id}",
          "/mappings/changes/{id}.csv",
          "/mappings/merge",
          "/mappings/review",
          "/sources/{name}/backfill",
          "/sources/{name}/tried/{key}",
          "/work/{id}",
          // This ledger has nothing that waits for approval, no token, no alert and no work.
          "/approval.csv",
          "/approval/history.csv",
          "/approval/{target}/{dataSet}/{period}",
          "/approval/{target}/{dataSet}/{period}/values.csv",
          "/settings/alerts.csv",
          "/settings/tokens.csv",
          "/work.csv");

  /** Each role walks once. */
  private static final Map<Role, Walk> WALKS = new EnumMap<>(Role.class);

  private static TestDatabase database;
  private static TestConsole console;

  @BeforeAll
  static void serve() throws Exception {
    database = ExampleLedger.fresh();
    console = TestConsole.over(database.dataSource());
    new Drafts(database.dataSource(), Clock.systemUTC())
        .put("administrator", "sources/ong-new.yaml", "source: ong-new\n");
  }

  @AfterAll
  static void end() {
    console.close();
    database.close();
  }

  /** Address to the page on which it was found, of what did not answer well. */
  private record Walk(Set<String> found, Map<String, String> dead) {}

  @ParameterizedTest
  @EnumSource(Role.class)
  void noLinkLeadsToWhereNothingIsOrMayNotBeSeen(Role role) throws Exception {
    assertThat(walk(role).dead()).isEmpty();
  }

  @Test
  void everyPageIsReachedFromTheFirstOne() throws Exception {
    Set<String> found = walk(Role.ADMINISTRATOR).found();
    List<String> unreached =
        console.addresses().stream()
            .filter(pattern -> !pattern.startsWith("/api/") && !NOT_LINKED.contains(pattern))
            .filter(pattern -> found.stream().noneMatch(asPattern(pattern).asMatchPredicate()))
            .toList();

    assertThat(unreached).isEmpty();
  }

  /** An address with {@code {variable}} or {@code {variable:expression}} as what it stands for. */
  private static Pattern asPattern(String address) {
    return Pattern.compile(
        address.replaceAll("\\{\\w+:([^}]+)}", "($1)").replaceAll("\\{\\w+}", "[^/]+"));
  }

  private static synchronized Walk walk(Role role) throws Exception {
    Walk known = WALKS.get(role);
    if (known == null) {
      known = walkAnew(role);
      WALKS.put(role, known);
    }
    return known;
  }

  private static Walk walkAnew(Role role) throws Exception {
    Visitor visitor = console.visitor().logIn(role.word());
    Map<String, String> from = new LinkedHashMap<>();
    Map<String, Integer> shapes = new HashMap<>();
    Map<String, String> dead = new LinkedHashMap<>();
    Deque<String> next = new ArrayDeque<>(List.of("/"));
    from.put("/", "");
    while (!next.isEmpty()) {
      String address = next.remove();
      HttpResponse<String> answer = visitor.get(address, "Accept", "*/*");
      int status = answer.statusCode();
      if (status >= 400) {
        dead.put(address, status + " from " + from.get(address));
      }
      for (String link : links(answer)) {
        if (!from.containsKey(link)
            && NOT_FOLLOWED.stream().noneMatch(link::startsWith)
            && shapes.merge(shape(link), 1, Integer::sum) <= OF_ONE_SHAPE) {
          from.put(link, address);
          next.add(link);
        }
      }
    }
    return new Walk(
        from.keySet().stream()
            .map(address -> address.replaceAll("\\?.*", ""))
            .collect(Collectors.toCollection(TreeSet::new)),
        dead);
  }

  private static List<String> links(HttpResponse<String> answer) {
    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
      return List.of();
    }
    return Stream.of(LINK, FETCHED)
        .flatMap(pattern -> pattern.matcher(answer.body()).results())
        .map(found -> found.group(1).replace("&amp;", "&"))
        .filter(link -> !link.startsWith("/assets") && !link.startsWith("/webjars"))
        .toList();
  }

  /** An address without its numbers and values, by which pages that are alike are known. */
  private static String shape(String address) {
    Matcher path = Pattern.compile("^[^?]*").matcher(address);
    String bare = path.find() ? path.group().replaceAll("[CVRF]?\\d+", "#") : address;
    return bare + address.replaceAll("^[^?]*", "").replaceAll("=[^&]*", "");
  }
}
