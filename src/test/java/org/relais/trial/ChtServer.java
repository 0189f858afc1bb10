package org.relais.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CHT server's {@code _changes} feed that grows while it is read: whoever comes to its end finds
 * some more the next time. Of a report only the newest revision is on it, at that revision's place,
 * as CouchDB has it.
 */
final class ChtServer implements AutoCloseable {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SINCE = Pattern.compile("(?:^|&)since=(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d+)");

  /**
   * A page that was given.
   *
   * @param since after which sequence it begins, which its reader has committed
   * @param until which sequence its reader goes on from
   * @param last whether there was nothing more at that time
   */
  record Given(Instant at, int since, int until, List<Change> changes, boolean last) {}

  private final HttpServer server;
  private final List<Change> feed;
  private final int growth;
  private final Clock clock;
  private final List<Given> given = new ArrayList<>();
  private Runnable beforeAnswer = () -> {};
  private int visible;

  /**
   * @param visible how much of the feed is there at first
   * @param growth how much more there is each time its end was reached
   */
  ChtServer(List<Change> feed, int visible, int growth, Clock clock) throws IOException {
    this.feed = List.copyOf(feed);
    this.visible = visible;
    this.growth = growth;
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/medic/_changes", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All pages so far, oldest first. */
  synchronized List<Given> given() {
    return List.copyOf(given);
  }

  /**
   * Whether someone asked for what comes behind all there will ever be. Only then is it sure that
   * the page before was taken in and not only given.
   */
  synchronized boolean readToTheEnd() {
    return !given.isEmpty() && given.get(given.size() - 1).since() == feed.size();
  }

  /** Happens before each page is given. */
  synchronized void beforeAnswer(Runnable happening) {
    beforeAnswer = happening;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Runnable before;
    synchronized (this) {
      before = beforeAnswer;
    }
    before.run();
    String query = exchange.getRequestURI().getQuery();
    byte[] page = page(number(SINCE, query), number(LIMIT, query)).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private synchronized String page(int since, int limit) {
    List<Change> rest = newest().stream().filter(c -> c.sequence() > since).toList();
    List<Change> page = rest.subList(0, Math.min(limit, rest.size()));
    boolean last = page.size() == rest.size();
    int until = last ? visible : page.get(page.size() - 1).sequence();
    given.add(new Given(clock.instant(), since, until, page, last));
    if (last) {
      visible = Math.min(feed.size(), visible + growth);
    }
    ObjectNode answer = JSON.objectNode();
    ArrayNode results = answer.putArray("results");
    page.forEach(change -> results.add(row(change)));
    return answer.put("last_seq", until).put("pending", rest.size() - page.size()).toString();
  }

  private List<Change> newest() {
    Map<String, Change> byId = new HashMap<>();
    feed.subList(0, visible).forEach(change -> byId.put(change.id(), change));
    return feed.subList(0, visible).stream()
        .filter(change -> byId.get(change.id()) == change)
        .toList();
  }

  private static ObjectNode row(Change change) {
    String rev = "%d-%032d".formatted(change.revision(), change.sequence());
    ObjectNode row = JSON.objectNode().put("seq", change.sequence()).put("id", change.id());
    row.putArray("changes").addObject().put("rev", rev);
    ObjectNode document = row.putObject("doc").put("_id", change.id()).put("_rev", rev);
    @Nullable Map<String, Object> answers = change.answers();
    if (answers == null) {
      row.put("deleted", true);
      document.put("_deleted", true);
      return row;
    }
    document.put("type", "data_record").put("form", "child_assessment");
    document.put("reported_date", ((Instant) answers.get("recorded_at")).toEpochMilli());
    ObjectNode contact = document.putObject("contact");
    contact.put("_id", String.valueOf(answers.get("worker_id")));
    contact.putObject("parent").put("_id", String.valueOf(answers.get("org_unit")));
    ObjectNode fields = document.putObject("fields");
    answers.forEach((name, value) -> fields.put(name, text(value)));
    return row;
  }

  private static String text(Object value) {
    return value instanceof Boolean yes ? (yes ? "yes" : "no") : value.toString();
  }

  private static int number(Pattern pattern, String query) {
    Matcher found = pattern.matcher(query);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
