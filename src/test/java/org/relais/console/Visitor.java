package org.relais.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A browser without scripts: keeps cookies, follows no redirect, sends forms with their token. */
public final class Visitor {
  public static final String PASSWORD = "four plain words here";

  private static final String WORK = "/work/";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String origin;
  private String[] always = {};
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NEVER).build();

  public Visitor(String origin) {
    this.origin = origin;
  }

  /** Sends these headers from now on with what it gets and posts, as a proxy adds them. */
  public Visitor behind(String... headers) {
    always = headers.clone();
    return this;
  }

  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    request.setHeader("Accept", "text/html");
    add(headers, request);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
    add(always, request);
    return request;
  }

  private static void add(String[] headers, HttpRequest.Builder request) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
  }

  /** A file as it is. */
  public byte[] bytes(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.ofByteArray())
        .body();
  }

  /** Sends a form, with the token of the page on which it stands. */
  public HttpResponse<String> submit(String page, String action, String... fields)
      throws IOException, InterruptedException {
    return submit(get(page), action, fields);
  }

  /** Sends a form of a page that was got some time ago. */
  public HttpResponse<String> submit(HttpResponse<String> page, String action, String... fields)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(fields));
    Matcher token = CSRF.matcher(page.body());
    if (token.find()) {
      all.addAll(List.of("_csrf", token.group(1)));
    }
    return post(action, all.toArray(String[]::new));
  }

  /** What a form of the page would send as seen; empty where there is none. */
  public static String seen(HttpResponse<String> page) {
    Matcher seen = SEEN.matcher(page.body());
    return seen.find() ? seen.group(1) : "";
  }

  public HttpResponse<String> post(String action, String... fields)
      throws IOException, InterruptedException {
    return http.send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build(),
        BodyHandlers.ofString());
  }

  /** Sends a file with a form, as a browser does. */
  public HttpResponse<String> upload(
      String page, String action, String field, String name, String content)
      throws IOException, InterruptedException {
    Matcher token = CSRF.matcher(get(page).body());
    String csrf = token.find() ? token.group(1) : "";
    String line = "--part\r\nContent-Disposition: form-data; name=\"";
    String body =
        line
            + "_csrf\"\r\n\r\n"
            + csrf
            + "\r\n"
            + line
            + field
            + "\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            + content
            + "\r\n--part--\r\n";
    return http.send(
        HttpRequest.newBuilder(URI.create(origin + action))
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Asks another server, with the cookies that it gave. */
  public HttpResponse<String> go(String url) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  /** Sends the form that stands at another server to where it stands. */
  public HttpResponse<String> submitThere(String url, String... fields)
      throws IOException, InterruptedException {
    Matcher token = CSRF.matcher(go(url).body().replaceAll("type=\"hidden\" ", ""));
    List<String> all = new ArrayList<>(List.of(fields));
    if (token.find()) {
      all.addAll(List.of("_csrf", token.group(1)));
    }
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(all.toArray(String[]::new))))
            .build(),
        BodyHandlers.ofString());
  }

  public Visitor logIn(String account) throws IOException, InterruptedException {
    submit("/login", "/login", "username", account, "password", PASSWORD);
    return this;
  }

  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  public static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  /**
   * The page that says how an act ended, once it has.
   *
   * @param where to which the act led: its work, or the page that had its end at once
   */
  public String ended(String where) throws IOException, InterruptedException {
    if (!where.startsWith(WORK)) {
      return get(where).body();
    }
    return awaited(where, PATIENCE, page -> !page.contains("/state\""));
  }

  /** Where the result of an act is, once the work that makes it has ended well. */
  public String result(HttpResponse<String> reply, Duration patience) {
    String where = location(reply);
    return where.startsWith(WORK)
        ? awaited(where, patience, page -> page.contains("class=\"note ok\""))
            .replaceAll("(?s).*class=\"button\" href=\"([^\"]+)\".*", "$1")
        : where;
  }

  private String awaited(String where, Duration patience, Predicate<String> condition) {
    return Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> get(where).body(), condition);
  }

  private static String form(String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(encoded(fields[i])).append('=');
      body.append(encoded(fields[i + 1]));
    }
    return body.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
