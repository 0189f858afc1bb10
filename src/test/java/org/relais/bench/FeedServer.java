package org.relais.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A paged JSON interface that gives the visits of a {@link VisitFeed}. */
final class FeedServer implements AutoCloseable {
  private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");
  private static final Pattern SIZE = Pattern.compile("(?:^|&)per_page=(\\d+)");

  private final HttpServer server;
  private final VisitFeed feed;

  FeedServer(VisitFeed feed) throws IOException {
    this.feed = feed;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/visits", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/visits";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int page = number(PAGE, query, 1);
    int size = number(SIZE, query, 1000);
    int from = Math.min(feed.size(), (page - 1) * size);
    int to = Math.min(feed.size(), from + size);
    StringBuilder json = new StringBuilder(size * 1100).append("{\"results\":[");
    feed.append(json, from, to);
    json.append("]}");
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static int number(Pattern pattern, String query, int otherwise) {
    Matcher matcher = pattern.matcher(query);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
