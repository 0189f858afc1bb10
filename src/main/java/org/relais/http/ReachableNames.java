package org.relais.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds the addresses of a server, and gives none out that may not be reached. The connection is
 * made with what it gives out: a name cannot lead elsewhere between the look and the call.
 */
final class ReachableNames implements DnsResolver {
  private final Reach reach;

  ReachableNames(Reach reach) {
    this.reach = reach;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    for (InetAddress address : found) {
      if (!reach.includes(address)) {
        throw new OutOfReachException();
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }
}
