package org.relais.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from this machine by its own loopback. The address of who asks may be a
 * proxy's word, and behind a proxy that believes others it may be anybody's; the address at which
 * the request arrived is nobody's word, and no other machine reaches a loopback one.
 */
final class OwnMachine {
  private OwnMachine() {}

  static boolean asks(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr()) && isLoopback(request.getLocalAddr());
  }

  /** No name is ever looked up: both are addresses. */
  private static boolean isLoopback(@Nullable String address) {
    try {
      return address != null
          && !address.isEmpty()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
