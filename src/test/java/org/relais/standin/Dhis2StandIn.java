package org.relais.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.relais.indicator.DataSet;
import org.relais.visit.OrgUnit;

/**
 * A DHIS2 server on loopback: it keeps values, checks what it is sent as 2.42 or 2.43 does, and
 * fails when told. What it answers is held against recordings of real servers by {@code
 * StandInAgreesWithRecordingsTest}.
 *
 * <pre>{@code
 * try (Dhis2StandIn dhis2 =
 *     Dhis2StandIn.of(ServerVersion.V2_43, deployment.dataSets(), deployment.orgUnits().all(), clock)) {
 *   // url() with user "relais", password "district" or the token "d2pat_relais", an ordinary user
 *   dhis2.failAtRate(Failure.RESET_AFTER_STORING, 0.2, seed);
 *   …
 *   dhis2.recover();
 *   assertThat(dhis2.values()).containsEntry("MAL_POS AGE_BAND=P2M--P12M SEX=F @ S001 202610", "3");
 * }
 * }</pre>
 *
 * <p>{@link #values} are in codes, written as the oracle's cells are. {@link #writes} has every
 * value ever stored, in order, and {@link #calls} every request that came, also those that failed.
 * {@link #type} stores a value as a person at the server would; {@link #forget} loses one, as a
 * restored backup would; {@link #approve} closes a period by DHIS2's own approval. {@link
 * #metadata} may be changed while it runs: close an org unit, take an element out of a data set,
 * open future periods.
 *
 * <p>"Today" is the clock's; periods, expiry and times of values follow it.
 */
public final class Dhis2StandIn implements AutoCloseable {
  public static final String USER = "relais";
  public static final String PASSWORD = "district";
  public static final String TOKEN = "d2pat_relais";

  private static final String PERSON = "admin";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static {
    // Head and body of an answer are two packets; without this the second waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Is told of imports as they go on, by the server's own threads. */
  public interface Watcher {
    Watcher NOBODY = new Watcher() {};

    /** An import was checked and is not yet stored. */
    default void checked() {}

    /** An import was stored and is not yet answered. */
    default void stored() {}

    /** The answer to an import is on its way. */
    default void answered() {}
  }

  private final ServerVersion version;
  private final ServerMetadata metadata;
  private final Clock clock;
  private final ValueStore values;
  private final Approvals approvals;
  private final Registrations registrations;
  private final Imports imports;
  private final Jobs jobs;
  private final Failures failures;
  private final Login login;
  private final Api api;
  private final List<Call> calls = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final int port;
  private volatile Watcher watcher = Watcher.NOBODY;
  private @Nullable HttpServer server;

  private Dhis2StandIn(
      ServerVersion version, ServerMetadata metadata, List<ServerUser> users, Clock clock) {
    this.version = version;
    this.metadata = metadata;
    this.clock = clock;
    this.values = new ValueStore(clock);
    this.approvals = new Approvals(metadata);
    this.registrations = new Registrations(metadata, clock);
    this.imports =
        new Imports(
            version,
            values,
            version == ServerVersion.V2_42
                ? new Importer242(metadata, values, approvals, clock)
                : new Importer243(metadata, approvals, clock));
    this.jobs = new Jobs(version, clock);
    this.failures = new Failures(clock);
    this.login = new Login(users);
    this.server = listen(0);
    this.port = server.getAddress().getPort();
    this.api =
        new Api(
            version,
            metadata,
            new ValueQuery(version, metadata, values),
            imports,
            jobs,
            registrations,
            approvals,
            clock,
            url());
  }

  /** A server that has what a configuration expects of one. */
  public static Dhis2StandIn of(
      ServerVersion version, List<DataSet> dataSets, Collection<OrgUnit> orgUnits, Clock clock) {
    ServerObjects objects = new ServerObjects();
    orgUnits.forEach(objects::add);
    dataSets.forEach(set -> objects.add(set, orgUnits));
    ServerMetadata metadata = objects.metadata();
    List<String> tops =
        orgUnits.stream()
            .filter(unit -> unit.parent() == null)
            .map(unit -> ServerObjects.uid("organisationUnits", unit.code()))
            .toList();
    return of(version, metadata, List.of(ordinaryUser(tops)), clock);
  }

  /** A server with metadata and users of the test's own. */
  public static Dhis2StandIn of(
      ServerVersion version, ServerMetadata metadata, List<ServerUser> users, Clock clock) {
    return new Dhis2StandIn(version, metadata, users, clock);
  }

  /** A user who may enter data and is no superuser: a superuser may do what others may not. */
  public static ServerUser ordinaryUser(List<String> orgUnits) {
    return new ServerUser(
        ServerObjects.uid("users", USER),
        USER,
        PASSWORD,
        TOKEN,
        Set.of(ServerUser.ENTER_DATA),
        orgUnits);
  }

  /** Without {@code /api}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public ServerMetadata metadata() {
    return metadata;
  }

  /** All values that are not deleted: place in codes, to value. */
  public SortedMap<String, String> values() {
    SortedMap<String, String> coded = new TreeMap<>();
    values
        .rows()
        .forEach(
            (place, held) -> {
              if (!held.deleted()) {
                coded.put(coded(place), held.value());
              }
            });
    return coded;
  }

  /** Every value that was ever stored or deleted by an import or by {@link #type}, in order. */
  public List<Write> writes() {
    return values.writes();
  }

  /** A place in codes, as in {@link #values}. */
  public String coded(ValuePlace place) {
    return metadata.coded(place);
  }

  /** Every request that came, in the order of their answers. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Stores a value as a person at the server does, who is not {@link #USER}. */
  public void type(ValuePlace place, String value) {
    imports.hasSeen(place.period());
    values.store(values.nextImport(), place, value, PERSON);
  }

  /** Deletes a value as a person at the server does. */
  public void untype(ValuePlace place) {
    values.delete(values.nextImport(), place, values.value(place).orElse(""), PERSON);
  }

  /** Loses a value without a trace. */
  public void forget(ValuePlace place) {
    values.forget(place);
  }

  /**
   * The place of a value.
   *
   * @param options codes of category options, in any order; none for the default combo
   */
  public ValuePlace place(String element, Set<String> options, String orgUnit, String period) {
    String defaultCombo = metadata.defaultOptionCombo().path("id").asText();
    return new ValuePlace(
        metadata.coded("dataElements", element).path("id").asText(),
        period,
        metadata.coded("organisationUnits", orgUnit).path("id").asText(),
        options.isEmpty() ? defaultCombo : new OptionCombos(metadata).of(element, options),
        defaultCombo);
  }

  /** Approves a data set (by code) for a period, an org unit (by code) and all below it. */
  public void approve(String dataSet, String period, String orgUnit) {
    approvals.approve(
        metadata.coded("dataSets", dataSet), period, id("organisationUnits", orgUnit));
  }

  public void unapprove(String dataSet, String period, String orgUnit) {
    approvals.unapprove(
        metadata.coded("dataSets", dataSet), period, id("organisationUnits", orgUnit));
  }

  /** Whether a data set (by code) is registered as complete. */
  public boolean complete(String dataSet, String period, String orgUnit) {
    return registrations.complete(
        new Registrations.Registered(
            id("dataSets", dataSet), period, id("organisationUnits", orgUnit)));
  }

  private String id(String kind, String code) {
    return metadata.coded(kind, code).path("id").asText();
  }

  /** The server has had data of this period before: no import has to open it. */
  public void hasSeen(String period) {
    imports.hasSeen(period);
  }

  /** Something to happen once, after the next import was checked and before it is stored. */
  public void whileImporting(Runnable happening) {
    imports.meanwhile(happening);
  }

  /** Tells of every import from now on, in place of the watcher before. */
  public void watch(Watcher other) {
    watcher = other;
    imports.whenChecked(() -> watcher.checked());
  }

  /** Does all imports that were accepted with {@code async=true}. */
  public void runJobs() {
    jobs.tick();
  }

  /** Every request meets this failure, until {@link #recover}. */
  public void fail(Failure failure) {
    failures.always(failure);
  }

  /** The next requests that can meet this failure do. */
  public void failNext(Failure failure, int times) {
    failures.next(failure, times);
  }

  /**
   * Some requests meet this failure, until {@link #recover}.
   *
   * @param rate from 0 to 1
   * @param seed the same seed, the same requests
   */
  public void failAtRate(Failure failure, double rate, long seed) {
    failures.atRate(failure, rate, seed);
  }

  /** Every request meets this failure until the clock reaches a time. */
  public void failUntil(Failure failure, Instant end) {
    failures.until(failure, end);
  }

  /** No more failures of any kind. */
  public void recover() {
    failures.none();
  }

  /** Stops listening: connections are refused, and no call is counted. */
  public synchronized void goDown() {
    HttpServer running = server;
    if (running != null) {
      running.stop(0);
      server = null;
    }
  }

  /** Listens again, at the same address. */
  public synchronized void comeBack() {
    if (server == null) {
      server = listen(port);
    }
  }

  private HttpServer listen(int at) {
    try {
      HttpServer fresh =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      fresh.createContext("/", this::handle);
      fresh.setExecutor(threads);
      fresh.start();
      return fresh;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = Request.read(exchange);
    Optional<Failure> failure = failures.due(request.isImport());
    @Nullable Answer answer = null;
    try {
      answer =
          failure.isEmpty()
              ? work(request)
              : new FailingAnswer(failure.get(), version, url()).of(request, this::work);
      record(exchange, request, answer, failure.orElse(null));
      if (request.isImport()) {
        watcher.stored();
      }
      if (failure.filter(f -> f.name().startsWith("TIME_OUT")).isPresent()) {
        closing.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (answer != null) {
        write(exchange, answer, failure.filter(f -> f == Failure.TRUNCATED).isPresent());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
      if (request.isImport()) {
        watcher.answered();
      }
    }
  }

  private Answer work(Request request) {
    Login.Outcome outcome = login.of(request, url() + version.loginPath());
    if (outcome instanceof Login.Outcome.Known known) {
      Answer answer = api.answer(request, known.user());
      return known.session().isEmpty()
          ? answer
          : answer.with("Set-Cookie", "JSESSIONID=" + known.session() + "; Path=/; HttpOnly");
    }
    return ((Login.Outcome.Refused) outcome).answer();
  }

  private void record(
      HttpExchange exchange, Request request, @Nullable Answer answer, @Nullable Failure failure) {
    String query = exchange.getRequestURI().getQuery();
    Call call =
        new Call(
            request.method(),
            exchange.getRequestURI().getPath(),
            query == null ? "" : query,
            Api.rows(request),
            answer == null ? 0 : answer.status(),
            failure,
            clock.instant());
    synchronized (calls) {
      calls.add(call);
    }
  }

  private static void write(HttpExchange exchange, Answer answer, boolean half) throws IOException {
    if (!answer.contentType().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    }
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      exchange.getResponseHeaders().set(header.getKey(), header.getValue());
    }
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(answer.body(), 0, half ? length / 2 : length);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    goDown();
    threads.shutdownNow();
  }
}
