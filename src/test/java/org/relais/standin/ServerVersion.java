package org.relais.standin;

/** The two generations of DHIS2's import of data values. */
public enum ServerVersion {
  /** Stores the good rows of a request and names the bad ones. */
  V2_42("2.42.4.1", "3bdc3c5", "JobConfigurationWebMessageResponse", "/dhis-web-login/"),
  /** Refuses a whole request for one row whose structure is wrong. */
  V2_43("2.43.1", "9cbfbf3", "JobConfiguration", "/login/");

  private final String number;
  private final String revision;
  private final String jobResponse;
  private final String loginPath;

  ServerVersion(String number, String revision, String jobResponse, String loginPath) {
    this.number = number;
    this.revision = revision;
    this.jobResponse = jobResponse;
    this.loginPath = loginPath;
  }

  /** As {@code /api/system/info} tells it. */
  public String number() {
    return number;
  }

  String revision() {
    return revision;
  }

  String jobResponse() {
    return jobResponse;
  }

  String loginPath() {
    return loginPath;
  }
}
