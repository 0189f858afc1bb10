package org.relais.console.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What people do and see on the pages, each beside the calls of the API that do and tell the same,
 * or behind {@code none:} beside why there is none.
 */
final class PageActs {
  private static final String NONE = "none:";

  private static final String TABLE =
      """
      POST /first-account | none: makes the first account, before anybody has a token
      POST /new-password | none: a person chooses a password by a link, and has no token
      POST /account/password | POST /account/password
      POST /account/tokens | POST /account/tokens
      POST /account/tokens/{token}/revoke | DELETE /account/tokens/{token}
      POST /approval/{target}/{dataSet}/{period}/approve | POST /approvals/{target}/{dataSet}/{period}/approve
      POST /approval/{target}/{dataSet}/{period}/send-back | POST /approvals/{target}/{dataSet}/{period}/send-back
      POST /connect | POST /sources
      POST /errors/{act:retry|map|discard|restore} | POST /errors/retry, POST /errors/map, POST /errors/discard, POST /errors/restore
      POST /errors/{cause:[Cc][0-9]+}/{act:retry|map|discard|restore} | POST /errors/retry, POST /errors/map, POST /errors/discard, POST /errors/restore
      POST /errors/items/{item}/{act:retry|map|discard|restore} | POST /errors/retry, POST /errors/map, POST /errors/discard, POST /errors/restore
      POST /errors/items/{item}/whole | POST /errors/items/{item}/whole
      POST /errors/undo | POST /errors/undo
      POST /figures/differences/read | POST /figures/differences/read
      POST /figures/differences/confirm | POST /figures/differences/confirm
      POST /mappings/text | PUT /mappings/files
      POST /mappings/save | PUT /mappings/files
      POST /mappings/new | PUT /mappings/files
      POST /mappings/tables | PUT /mappings/files
      POST /mappings/rename | POST /mappings/files/rename
      POST /mappings/remove | DELETE /mappings/files
      POST /mappings/revert | POST /mappings/files/revert
      POST /mappings/drop | DELETE /mappings/draft
      POST /mappings/bring-back | POST /mappings/draft/bring-back
      POST /mappings/rebase | POST /mappings/draft/rebase
      POST /mappings/tests | POST /mappings/tests
      POST /mappings/review/save | POST /mappings/draft/save
      POST /mappings/review/submit | POST /mappings/draft/submit
      POST /mappings/review/publish | POST /mappings/draft/publish
      POST /mappings/merge | POST /mappings/draft/merge
      POST /mappings/merge/keep | POST /mappings/draft/merge
      POST /mappings/versions/{number}/make-live | POST /mappings/versions/{number}/make-live
      POST /mappings/versions/{number}/submit | POST /mappings/versions/{number}/submit
      POST /mappings/versions/{number}/withdraw | POST /mappings/versions/{number}/withdraw
      POST /mappings/versions/{number}/send-back | POST /mappings/versions/{number}/send-back
      POST /mappings/versions/{number}/take | POST /mappings/versions/{number}/take
      POST /mappings/changes | POST /mappings/changes
      POST /mappings/table | POST /mappings/tables/rows
      POST /mappings/table/pick | POST /mappings/tables/rows
      POST /mappings/table/propose | POST /mappings/proposals/binding, POST /mappings/proposals/sites, POST /mappings/proposals/accept-sure
      POST /mappings/table/read | POST /targets/{target}/catalogue/read
      POST /mappings/table/import | POST /mappings/tables/difference
      POST /mappings/table/import/take | PUT /mappings/tables/file
      POST /settings/alerts/change | PUT /settings/draft/alerts
      POST /settings/language | PUT /settings/draft/language
      POST /settings/alerts/test | POST /settings/alerts/test
      POST /settings/secrets | PUT /settings/secrets/{name}
      POST /settings/secrets/{name}/remove | DELETE /settings/secrets/{name}
      POST /settings/tokens | POST /settings/tokens
      POST /settings/tokens/{token}/revoke | DELETE /settings/tokens/{token}
      POST /settings/users | POST /settings/users
      POST /settings/users/{name}/role | POST /settings/users/{name}/role
      POST /settings/users/{name}/disable | POST /settings/users/{name}/disable
      POST /settings/users/{name}/enable | POST /settings/users/{name}/enable
      POST /settings/users/{name}/link | POST /settings/users/{name}/link
      POST /settings/users/{name}/openid | POST /settings/users/{name}/openid
      POST /sources/{name}/pull | POST /sources/{source}/pull
      POST /sources/{name}/pause | POST /sources/{source}/pause
      POST /sources/{name}/resume | POST /sources/{source}/resume
      POST /sources/{name}/pull-again | POST /sources/{source}/pull-again
      POST /sources/{name}/backfill | POST /sources/{source}/backfill
      POST /sources/{name}/secrets | PUT /sources/{source}/secrets/{name}
      POST /sources/{name}/secrets/{secret}/remove | DELETE /sources/{source}/secrets/{name}
      POST /mappings/versions/{number}/try | POST /mappings/versions/{number}/try
      POST /sources/{name}/try | POST /sources/{source}/try
      POST /targets/{name}/{act:pause|resume|reset|check|reconcile} | POST /targets/{target}/pause, POST /targets/{target}/resume, POST /targets/{target}/reset, POST /targets/{target}/check, POST /targets/{target}/reconcile
      POST /trial/whole | POST /trial/whole
      POST /mappings/trial/whole | POST /trial/whole
      POST /trial/paste | POST /trial/own
      POST /mappings/trial/paste | POST /trial/own
      GET / | GET /balance, GET /sources, GET /targets, GET /errors, GET /approvals
      GET /overview/records-per-day | GET /arrivals
      GET /overview/delays | GET /lateness
      GET /overview/plots | GET /arrivals, GET /lateness
      GET /login | none: the form of the log-in
      GET /login/openid/leaving | none: the way of a browser to the provider
      POST /login/openid/leaving | none: the way of a browser to the provider
      GET /first-account | none: a form
      GET /new-password | none: a form
      GET /preferences | none: the language of the pages; the API tells in both
      GET /account | GET /account, GET /account/tokens
      GET /approval.csv | GET /approvals
      GET /approval/history.csv | GET /approvals/history
      GET /approval | GET /approvals, GET /approvals/history
      GET /approval/{target}/{dataSet}/{period} | GET /approvals/{target}/{dataSet}/{period}, GET /approvals/{target}/{dataSet}/{period}/values
      GET /approval/{target}/{dataSet}/{period}/values.csv | GET /approvals/{target}/{dataSet}/{period}/values
      GET /audit | GET /audit
      GET /audit/entries.csv | GET /audit
      GET /connect | none: a form
      GET /connect/{name} | GET /mappings/files, GET /sources/{source}/secrets
      GET /errors | GET /errors
      GET /errors.csv | GET /errors
      GET /errors/{cause:[Cc][0-9]+} | GET /errors/{cause}/items
      GET /errors/{cause:[Cc][0-9]+}/items.csv | GET /errors/{cause}/items
      GET /errors/items/{item} | GET /errors/items/{item}
      GET /errors/org-units | GET /org-units
      GET /figures | GET /figures
      GET /figures/table.csv | GET /figures
      GET /figures/units | GET /org-units
      GET /figures/value | GET /figures/value
      GET /figures/completeness | GET /figures/completeness
      GET /figures/completeness.csv | GET /figures/completeness
      GET /figures/trends | GET /figures/trends
      GET /figures/trends/plot | GET /figures/trends
      GET /figures/trends.csv | GET /figures/trends
      GET /figures/differences | GET /figures/differences, GET /figures/differences/read
      GET /figures/differences.csv | GET /figures/differences
      GET /figures/differences/read.csv | GET /figures/differences/read
      GET /health/live | none: is for programs
      GET /health/ready | none: is for programs
      GET /metrics | none: is for programs
      GET /mappings/merge | GET /mappings/draft/merge
      GET /mappings | GET /mappings/files, GET /mappings/files/text, GET /mappings/draft, GET /mappings/findings, GET /mappings/draft/merge
      GET /mappings/findings | GET /mappings/findings
      GET /mappings/words | GET /mappings/words
      GET /mappings/review | GET /mappings/draft/diff, GET /mappings/findings
      GET /mappings/versions | GET /mappings/versions
      GET /mappings/versions.csv | GET /mappings/versions
      GET /mappings/versions/{number} | GET /mappings/versions/{number}/files, GET /mappings/versions/{number}/diff
      GET /mappings/changes | GET /mappings/changes
      GET /mappings/changes/{id} | GET /mappings/changes/{id}
      GET /mappings/changes/{id}.csv | GET /mappings/changes/{id}
      GET /mappings/tables | GET /mappings/tables
      GET /mappings/table | GET /mappings/tables/rows
      GET /mappings/table/pick | GET /targets/{target}/data-elements, GET /targets/{target}/data-elements/{element}/option-combos, GET /targets/{target}/org-units, GET /org-units
      GET /mappings/table/pick/units | GET /targets/{target}/org-units, GET /org-units
      GET /mappings/table/choices | GET /mappings/tables/choices
      GET /mappings/table.csv | GET /mappings/tables/csv
      GET /mappings/table.xlsx | GET /mappings/tables/xlsx
      GET /settings | GET /settings/users
      GET /settings/users.csv | GET /settings/users
      GET /settings/roles | GET /settings/roles
      GET /settings/alerts | GET /settings/alerts, GET /settings/alerts/sent
      GET /settings/alerts.csv | GET /settings/alerts/sent
      GET /settings/alerts/change | GET /settings/draft/alerts
      GET /settings/language | GET /settings/draft/language
      GET /settings/secrets.csv | GET /settings/secrets
      GET /settings/secrets | GET /settings/secrets
      GET /settings/tokens | GET /settings/tokens
      GET /settings/tokens.csv | GET /settings/tokens
      GET /sources.csv | GET /sources
      GET /sources | GET /sources, GET /sources/drafted
      GET /sources/{name} | GET /sources/{source}
      GET /sources/{name}/pages.csv | GET /sources/{source}
      GET /sources/{name}/records | GET /sources/{source}/records
      GET /sources/{name}/records.csv | GET /sources/{source}/records
      GET /sources/{name}/backfill | GET /sources/{source}/backfill
      GET /sources/{name}/tried/{key} | GET /sources/{source}/tried/{key}
      GET /targets.csv | GET /targets
      GET /targets | GET /targets
      GET /targets/{name} | GET /targets/{target}, GET /targets/{target}/check
      GET /trial | GET /trial
      GET /mappings/trial | GET /trial
      GET /work.csv | GET /work
      GET /work | GET /work
      GET /work/{id} | GET /work/{id}
      GET /work/{id}/state | GET /work/{id}
      """;

  private PageActs() {}

  /**
   * What is wrong, each with what to do.
   *
   * @param calls of the API, as its description has them
   */
  static List<String> faults(RequestMappingHandlerMapping mappings, Set<String> calls) {
    Map<String, List<String>> table = table();
    Set<String> acts = acts(mappings);
    List<String> faults = new ArrayList<>();
    for (String act : acts) {
      if (!table.containsKey(act)) {
        faults.add(act + " is on the pages: name the call that does the same, or why none does");
      }
    }
    table.forEach(
        (act, named) -> {
          if (!acts.contains(act)) {
            faults.add(act + " is on no page any more: take it out of the table");
          }
          for (String call : named) {
            if (!call.startsWith(NONE) && !calls.contains(call)) {
              faults.add(act + " names " + call + ", which the API does not have");
            }
          }
        });
    return faults;
  }

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              int at = line.indexOf(" | ");
              String named = line.substring(at + 3).strip();
              table.put(
                  line.substring(0, at),
                  named.startsWith(NONE) ? List.of(named) : Arrays.asList(named.split(", ")));
            });
    return table;
  }

  /** What the running console answers, without the API itself and its description. */
  private static Set<String> acts(RequestMappingHandlerMapping mappings) {
    Set<String> acts = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (request, handler) -> {
              if (isPage(handler)) {
                acts.addAll(named(request));
              }
            });
    return acts;
  }

  private static boolean isPage(HandlerMethod handler) {
    String owner = handler.getBeanType().getName();
    return owner.startsWith("org.relais.")
        && (!owner.startsWith("org.relais.console.api.") || owner.endsWith("Test$Seeded"));
  }

  private static Set<String> named(RequestMappingInfo request) {
    Set<RequestMethod> methods = request.getMethodsCondition().getMethods();
    Set<RequestMethod> taken =
        methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
    return request.getPatternValues().stream()
        .flatMap(path -> taken.stream().map(method -> method + " " + path))
        .collect(Collectors.toSet());
  }
}
