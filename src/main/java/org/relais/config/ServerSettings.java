package org.relais.config;

/**
 * Where the console, its API, the health answers and the metrics are served.
 *
 * @param address host name or IP address of this machine to listen at
 * @param port 0 for any free one
 */
public record ServerSettings(String address, int port) {
  /** This machine only: a person who opens it to others says so. */
  public static final ServerSettings USUAL = new ServerSettings("127.0.0.1", 8080);

  public ServerSettings withPort(int other) {
    return new ServerSettings(address, other);
  }
}
