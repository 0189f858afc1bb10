package org.relais.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends an answer that drips in for longer than a call may take, or that has no end: the client's
 * own time-outs are for a single read.
 */
final class Deadline implements ExecChainHandler {
  private final Duration timeout;
  private final long mostBytes;

  /**
   * @param mostBytes of an answer, after it is unpacked
   */
  Deadline(Duration timeout, long mostBytes) {
    this.timeout = timeout;
    this.mostBytes = mostBytes;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    long start = System.nanoTime();
    ClassicHttpResponse response = chain.proceed(request, scope);
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      response.setEntity(
          new HttpEntityWrapper(entity) {
            @Override
            public InputStream getContent() throws IOException {
              return new Watched(super.getContent(), start, scope.execRuntime);
            }
          });
    }
    return response;
  }

  /** The answer was longer than any that we take. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final class Watched extends FilterInputStream {
    private final long start;
    private final ExecRuntime connection;
    private long bytes;

    Watched(InputStream in, long start, ExecRuntime connection) {
      super(in);
      this.start = start;
      this.connection = connection;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      watch(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      watch(read);
      return read;
    }

    private void watch(int read) throws IOException {
      bytes += Math.max(read, 0);
      if (bytes > mostBytes) {
        throw broken(new TooLongException());
      }
      if (System.nanoTime() - start > timeout.toNanos()) {
        throw broken(new InterruptedIOException("deadline"));
      }
    }

    /** Breaks the connection, since closing the stream would read it to its end first. */
    private IOException broken(IOException cause) {
      connection.discardEndpoint();
      return cause;
    }
  }
}
