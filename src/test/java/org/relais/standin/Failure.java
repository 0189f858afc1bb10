package org.relais.standin;

/** A way in which a server, or what stands before it, fails. */
public enum Failure {
  /** The connection ends before the request is looked at. */
  RESET(false),
  /** The request does its work, then the connection ends: the caller cannot know. */
  RESET_AFTER_STORING(true),
  /** No answer within the caller's patience, and nothing done. */
  TIME_OUT(false),
  /** No answer within the caller's patience, but all done. */
  TIME_OUT_AFTER_STORING(true),
  /** A proxy lost patience; the server did its work (504, HTML). */
  GATEWAY_TIME_OUT(true),
  /** All done, and half of the answer comes. */
  TRUNCATED(true),
  /** 302 to a login page. */
  LOGIN_PAGE(false),
  /** 401, as of a wrong password and of a server whose database is down. */
  UNAUTHORIZED(false),
  /** 403 with DHIS2's JSON. */
  FORBIDDEN(false),
  /** 404 with the HTML of a proxy that has lost its server. */
  NOT_FOUND_BY_PROXY(false),
  /** 413 of a proxy; only to imports. */
  TOO_LARGE(false),
  /** 200 with an HTML page, such as "maintenance". */
  HTML_WITH_200(false),
  /** 429 with {@code Retry-After: 2}. */
  TOO_MANY_REQUESTS(false),
  /** 500 with HTML, as of a server that runs out of memory. */
  GARBAGE_500(false),
  /** 502 with the HTML of a proxy. */
  BAD_GATEWAY(false),
  /** 503 with the HTML of a proxy. */
  UNAVAILABLE(false),
  /** 200 SUCCESS with everything ignored and lost; only to imports. */
  ALL_IGNORED(false),
  /** 409 "Failed to flush BatchHandler", nothing stored; only to imports. */
  FLUSH_FAILURE(false);

  private final boolean afterWork;

  Failure(boolean afterWork) {
    this.afterWork = afterWork;
  }

  /** Whether the request does its work before it fails. */
  public boolean afterWork() {
    return afterWork;
  }

  boolean onlyToImports() {
    return this == TOO_LARGE || this == ALL_IGNORED || this == FLUSH_FAILURE;
  }
}
