package org.relais.console.security;

/** Paths that the security rules and the pages share. */
public final class Paths {
  public static final String LOG_IN = "/login";
  public static final String LOG_OUT = "/logout";
  public static final String FIRST_ACCOUNT = "/first-account";
  public static final String NEW_PASSWORD = "/new-password";

  /** Where the log-in at the OpenID provider begins, where it comes back, and where one leaves. */
  public static final String OPENID = "/login/openid";

  static final String OPENID_BACK = OPENID + "/back";
  public static final String OPENID_LEAVING = OPENID + "/leaving";
  static final String OPENID_REGISTRATION = "openid";
  public static final String API = "/api/v1";
  public static final String METRICS = "/metrics";

  private Paths() {}
}
