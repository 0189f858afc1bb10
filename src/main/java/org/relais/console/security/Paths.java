package org.relais.console.security;

/** Paths that the security rules and the pages share. */
public final class Paths {
  public static final String LOG_IN = "/login";
  public static final String LOG_OUT = "/logout";
  public static final String FIRST_ACCOUNT = "/first-account";
  public static final String NEW_PASSWORD = "/new-password";
  public static final String API = "/api/v1";

  private Paths() {}
}
