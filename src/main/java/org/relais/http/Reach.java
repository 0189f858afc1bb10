package org.relais.http;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses may be connected with. */
@FunctionalInterface
public interface Reach {
  boolean includes(InetAddress address);

  /** Whatever can be reached from this machine. */
  Reach EVERYWHERE = address -> true;

  /**
   * What everybody on the internet reaches too, so that nobody reaches through this machine what
   * only it may: not itself, nor the networks around it, nor what stands for another address.
   *
   * @param also networks that may be reached all the same
   */
  static Reach ofTheInternet(List<Network> also) {
    return address ->
        also.stream().anyMatch(network -> network.contains(address))
            || (Special.PUBLIC.stream().anyMatch(network -> network.contains(address))
                && Special.NETWORKS.stream().noneMatch(network -> network.contains(address))
                && !Special.isOwn(address));
  }

  /** The special-purpose addresses of the IANA (RFC 6890) that are not globally reachable. */
  final class Special {
    private static final List<Network> PUBLIC = networks("0.0.0.0/0", "2000::/3");

    private static final List<Network> NETWORKS =
        networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private Special() {}

    private static List<Network> networks(String... texts) {
      return Stream.of(texts).map(Network::of).toList();
    }

    /** A service may listen at a public address of this machine, behind a wall against others. */
    private static boolean isOwn(InetAddress address) {
      try {
        return NetworkInterface.getByInetAddress(address) != null;
      } catch (SocketException unknown) {
        return true;
      }
    }
  }
}
