package org.relais.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.relais.config.ServerSettings;

/**
 * Whose word is taken for where a request comes from, and whether it came over TLS. Spring Boot
 * believes every private address, so that anybody in the ministry's own network could name another
 * one at each log-in and never have to wait.
 */
final class TrustedProxies {
  private static final List<String> THIS_MACHINE =
      List.of("127\\.0\\.0\\.1", "0:0:0:0:0:0:0:1", "::1");

  /** RFC 1918, RFC 6598, RFC 3927 and RFC 4193. */
  private static final List<String> PRIVATE =
      List.of(
          "10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}",
          "192\\.168\\.\\d{1,3}\\.\\d{1,3}",
          "172\\.(1[6-9]|2\\d|3[01])\\.\\d{1,3}\\.\\d{1,3}",
          "100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.\\d{1,3}\\.\\d{1,3}",
          "169\\.254\\.\\d{1,3}\\.\\d{1,3}",
          "f[cd][0-9a-f]{2}:[0-9a-f:]+");

  private TrustedProxies() {}

  /** A pattern of addresses, in the form of Tomcat's {@code RemoteIpValve}. */
  static String pattern(ServerSettings where) {
    List<String> addresses = new ArrayList<>(THIS_MACHINE);
    for (String proxy : where.proxies()) {
      if (proxy.equals(ServerSettings.PRIVATE)) {
        addresses.addAll(PRIVATE);
      } else {
        addresses.add(Pattern.quote(asTomcatWrites(proxy)));
      }
    }
    return String.join("|", addresses);
  }

  /** An IPv6 address in full; it is compared as text, and no name is ever looked up. */
  private static String asTomcatWrites(String address) {
    try {
      return address.contains(":") ? InetAddress.getByName(address).getHostAddress() : address;
    } catch (UnknownHostException notAnAddress) {
      return address;
    }
  }
}
