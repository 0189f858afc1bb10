package org.relais.target.dhis2;

/** The server's metadata cannot be read now. */
final class MetadataUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  MetadataUnavailableException(Trouble trouble) {
    super(trouble.cause().message().en());
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
