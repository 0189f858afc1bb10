package org.relais.target.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.relais.target.dhis2.preflight.Site;
import org.relais.visit.OrgUnit;

/** Reads those of a server's org units that are ours, and no others: it may have 10,000s. */
final class SiteReader {
  private static final String FIELDS = "id,code,path,openingDate,closedDate,dataSets[id]";
  private static final int AT_ONCE = 100;
  private static final int ALIKE_AT_ONCE = 25;
  // Where more are missing than this, it is not the odd blank that is wrong.
  private static final int LOOKED_FOR_ALIKE = 200;

  private final MetadataQuery query;
  private final SiteMatching matching;

  SiteReader(MetadataQuery query, SiteMatching matching) {
    this.query = query;
    this.matching = matching;
  }

  /**
   * @param progress gets how many more were looked up
   */
  List<Site> read(Collection<OrgUnit> ours, LongConsumer progress)
      throws MetadataUnavailableException {
    Map<String, String> uids = new HashMap<>();
    TreeSet<String> codes = new TreeSet<>();
    for (OrgUnit unit : ours) {
      matching
          .uid(unit.code())
          .ifPresentOrElse(uid -> uids.put(unit.code(), uid), () -> codes.add(unit.code()));
    }
    Map<String, JsonNode> byUid = by("id", uids.values(), progress);
    Map<String, JsonNode> byCode = by("code", codes, progress);
    codes.removeAll(byCode.keySet());
    Map<String, String> alike = alike(codes);
    List<Site> sites = new ArrayList<>();
    for (OrgUnit unit : ours) {
      String uid = uids.get(unit.code());
      JsonNode found = uid == null ? byCode.get(unit.code()) : byUid.get(uid);
      sites.add(
          new Site(
              unit,
              found == null ? null : HeldJson.orgUnit(found),
              uid != null,
              alike.get(unit.code())));
    }
    return sites;
  }

  private Map<String, JsonNode> by(
      String property, Collection<String> values, LongConsumer progress)
      throws MetadataUnavailableException {
    Map<String, JsonNode> found = new HashMap<>();
    for (List<String> some : MetadataQuery.portions(values, AT_ONCE)) {
      query
          .having("organisationUnits", property, some, FIELDS)
          .forEach(unit -> found.put(MetadataJson.text(unit, property), unit));
      progress.accept(some.size());
    }
    return found;
  }

  /** Our code to the server's that differs only in blanks or capital letters. */
  private Map<String, String> alike(TreeSet<String> missing) throws MetadataUnavailableException {
    Map<String, String> alike = new HashMap<>();
    if (missing.size() > LOOKED_FOR_ALIKE) {
      return alike;
    }
    Map<String, String> ours = new HashMap<>();
    missing.forEach(code -> ours.put(plain(code), code));
    for (List<String> some : MetadataQuery.portions(missing, ALIKE_AT_ONCE)) {
      List<String> filters = some.stream().map(code -> "code:ilike:" + code).toList();
      for (JsonNode unit : query.list("organisationUnits", filters, "id,code")) {
        String theirs = MetadataJson.text(unit, "code");
        String code = ours.get(plain(theirs));
        if (code != null) {
          alike.put(code, theirs);
        }
      }
    }
    return alike;
  }

  private static String plain(String code) {
    return code.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }
}
