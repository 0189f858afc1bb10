package org.relais.http;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Makes Camel's HTTP endpoints. The address is no part of them: it comes with each call, so that
 * all calls share their connections.
 */
final class PeerEndpoints implements AutoCloseable {
  private static final int CONNECTIONS_TO_A_PEER = 8;
  private static final int CONNECTIONS = 32;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpComponent component = new HttpComponent();

  PeerEndpoints(CamelContext context) {
    component.setCamelContext(context);
    component.setConnectionsPerRoute(CONNECTIONS_TO_A_PEER);
    component.setMaxTotalConnections(CONNECTIONS);
    component.setUserAgent("Relais");
    component.start();
  }

  /** An endpoint whose calls end within {@code timeout}. */
  Endpoint within(Duration timeout) {
    try {
      long millis = timeout.toMillis();
      long connect = Math.min(millis, CONNECT.toMillis());
      HttpEndpoint endpoint =
          (HttpEndpoint)
              component.createEndpoint(
                  "http://peer.invalid?throwExceptionOnFailure=false&copyHeaders=false"
                      + ("&connectTimeout=" + connect)
                      + ("&connectionRequestTimeout=" + millis)
                      + ("&responseTimeout=" + millis)
                      + ("&soTimeout=" + millis));
      endpoint.setHeaderFilterStrategy(onlyCamelsOwn());
      endpoint.setHttpClientConfigurer(builder -> plain(builder, timeout));
      endpoint.start();
      return endpoint;
    } catch (Exception e) {
      throw new IllegalStateException("Camel's HTTP component does not take its settings", e);
    }
  }

  private static void plain(HttpClientBuilder builder, Duration timeout) {
    builder
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .addExecInterceptorFirst("deadline", new Deadline(timeout));
  }

  private static DefaultHeaderFilterStrategy onlyCamelsOwn() {
    DefaultHeaderFilterStrategy strategy = new DefaultHeaderFilterStrategy();
    strategy.setLowerCase(true);
    strategy.setOutFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
    strategy.getOutFilter().add("host");
    strategy.getOutFilter().add("content-length");
    strategy.getOutFilter().add("transfer-encoding");
    return strategy;
  }

  @Override
  public void close() {
    component.stop();
  }
}
