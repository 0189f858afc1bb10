package org.relais.http;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells what the exception of a call means. */
final class Faults {
  private Faults() {}

  static Failure failure(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Deadline.TooLongException) {
        return Failure.TOO_LONG;
      }
      if (cause instanceof OutOfReachException) {
        return Failure.OUT_OF_REACH;
      }
      if (cause instanceof UnknownHostException) {
        return Failure.UNKNOWN_HOST;
      }
      if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
        return Failure.UNTRUSTED;
      }
      // Before InterruptedIOException, of which the time-outs of connecting are a kind.
      if (cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof ConnectTimeoutException
          || cause instanceof ConnectionRequestTimeoutException) {
        return Failure.REFUSED;
      }
      if (cause instanceof InterruptedIOException) {
        return Failure.TIMED_OUT;
      }
    }
    return Failure.CUT_OFF;
  }
}
