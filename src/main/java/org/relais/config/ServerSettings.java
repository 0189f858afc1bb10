package org.relais.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.http.Network;

/**
 * Where the console, its API, the health answers and the metrics are served.
 *
 * @param address host name or IP address of this machine to listen at
 * @param port 0 for any free one
 * @param proxies addresses of the proxies that say for whom they ask, or {@link #PRIVATE}; beside
 *     them this machine itself is believed
 * @param openId null where people log in with a password only
 * @param language of the console for whoever chose none and whose browser asks for none that it
 *     speaks: {@code en} or {@code fr}; null where nobody said, which is English
 * @param ownerNetworks beside the internet, where source owners may try the servers that they
 *     connect
 */
public record ServerSettings(
    String address,
    int port,
    List<String> proxies,
    @Nullable OpenIdSettings openId,
    @Nullable String language,
    List<Network> ownerNetworks) {
  /** Stands for every address of a private network. */
  public static final String PRIVATE = "private";

  /** This machine only: a person who opens it to others says so. */
  public static final ServerSettings USUAL = new ServerSettings("127.0.0.1", 8080);

  public ServerSettings {
    proxies = List.copyOf(proxies);
    ownerNetworks = List.copyOf(ownerNetworks);
  }

  public ServerSettings(String address, int port) {
    this(address, port, List.of(), null, null);
  }

  public ServerSettings(
      String address,
      int port,
      List<String> proxies,
      @Nullable OpenIdSettings openId,
      @Nullable String language) {
    this(address, port, proxies, openId, language, List.of());
  }

  public ServerSettings withPort(int other) {
    return new ServerSettings(address, other, proxies, openId, language, ownerNetworks);
  }
}
