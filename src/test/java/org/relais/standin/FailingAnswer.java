package org.relais.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What comes back where a request meets a failure. */
final class FailingAnswer {
  private final Failure failure;
  private final ServerVersion version;
  private final String url;

  FailingAnswer(Failure failure, ServerVersion version, String url) {
    this.failure = failure;
    this.version = version;
    this.url = url;
  }

  /** Null where nothing comes. */
  @Nullable Answer of(Request request, Function<Request, Answer> work) {
    @Nullable Answer done = failure.afterWork() ? work.apply(request) : null;
    return switch (failure) {
      case RESET, RESET_AFTER_STORING, TIME_OUT, TIME_OUT_AFTER_STORING -> null;
      case TRUNCATED -> done;
      case GATEWAY_TIME_OUT -> Answer.html(504, "504 Gateway Time-out");
      case LOGIN_PAGE -> Answer.redirect(url + version.loginPath());
      case UNAUTHORIZED -> Answer.unauthorized();
      case FORBIDDEN -> Answer.error(403, "Access is denied");
      case NOT_FOUND_BY_PROXY -> Answer.html(404, "404 Not Found");
      case TOO_LARGE -> Answer.html(413, "413 Request Entity Too Large");
      case HTML_WITH_200 -> Answer.html(200, "Maintenance");
      case TOO_MANY_REQUESTS -> Answer.html(429, "429 Too Many Requests").with("Retry-After", "2");
      case GARBAGE_500 -> Answer.html(500, "HTTP Status 500 – Internal Server Error");
      case BAD_GATEWAY -> Answer.html(502, "502 Bad Gateway");
      case UNAVAILABLE -> Answer.html(503, "503 Service Unavailable");
      case ALL_IGNORED -> Answer.of(allIgnored(request));
      case FLUSH_FAILURE -> Answer.of(Imports.flushFailure(data(request)));
    };
  }

  private static ImportPlan allIgnored(Request request) {
    ImportCounts counts = new ImportCounts();
    counts.ignored = Api.rows(request);
    return new ImportPlan(
        200,
        "OK",
        "Import was successful.",
        counts.summary("SUCCESS", data(request).options(false), "").put("dataSetComplete", "false"),
        java.util.List.of());
  }

  private static ImportRequest data(Request request) {
    return new ImportRequest(
        JsonNodeFactory.instance.objectNode(),
        request.query(),
        Dhis2StandIn.ordinaryUser(java.util.List.of()));
  }
}
