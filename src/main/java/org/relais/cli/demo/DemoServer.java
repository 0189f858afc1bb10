package org.relais.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers as a CHT server ({@code /medic/_changes}) and as a paged JSON interface ({@code
 * /api/visits}) do, on a port of the loopback interface, from dumps in a folder.
 */
public final class DemoServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;

  private DemoServer(HttpServer server) {
    this.server = server;
  }

  /**
   * @param examples the folder with {@code cht/} and {@code rest/}
   * @throws IOException where a dump cannot be read or no port is free
   */
  public static DemoServer start(Path examples) throws IOException {
    ChangesDump changes = ChangesDump.read(examples.resolve("cht"));
    PagedDump visits = PagedDump.read(examples.resolve("rest"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/medic/_changes", exchange -> answer(exchange, changes.page(query(exchange))));
    server.createContext(
        "/api/visits", exchange -> answer(exchange, visits.page(query(exchange), "/api/visits")));
    server.start();
    return new DemoServer(server);
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> parameters = new LinkedHashMap<>();
    URI uri = exchange.getRequestURI();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        parameters.put(
            parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static void answer(HttpExchange exchange, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
