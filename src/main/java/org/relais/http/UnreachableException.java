package org.relais.http;

/** No complete answer came: refused, reset, timed out, cut short. */
public final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean requestMayHaveArrived;

  /**
   * @param requestMayHaveArrived false only where the connection was never made
   */
  public UnreachableException(String message, boolean requestMayHaveArrived) {
    super(message);
    this.requestMayHaveArrived = requestMayHaveArrived;
  }

  public boolean requestMayHaveArrived() {
    return requestMayHaveArrived;
  }
}
