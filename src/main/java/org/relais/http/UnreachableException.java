package org.relais.http;

/**
 * No complete answer came: refused, reset, timed out, cut short. The message holds neither the
 * query nor a header nor a body.
 */
public final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final boolean requestMayHaveArrived;

  public UnreachableException(HttpCall call, Failure failure) {
    super(call + ": " + failure.en());
    this.failure = failure;
    this.requestMayHaveArrived = failure.requestMayHaveArrived();
  }

  /**
   * @param requestMayHaveArrived false only where the connection was never made
   */
  public UnreachableException(String message, boolean requestMayHaveArrived) {
    super(message);
    this.failure = requestMayHaveArrived ? Failure.CUT_OFF : Failure.REFUSED;
    this.requestMayHaveArrived = requestMayHaveArrived;
  }

  /** What happened, in words for a person. */
  public Failure failure() {
    return failure;
  }

  public boolean requestMayHaveArrived() {
    return requestMayHaveArrived;
  }
}
