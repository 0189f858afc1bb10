package org.relais.http;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes Camel's HTTP endpoints. The address is no part of them: it comes with each call, so that
 * all calls share their connections.
 */
final class PeerEndpoints implements AutoCloseable {
  private static final int CONNECTIONS_TO_A_PEER = 8;
  private static final int CONNECTIONS = 32;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private static final long MOST_BYTES = 128L << 20;

  /** Of a server that nobody has looked over, and for how long its answer is waited for. */
  private static final long MOST_BYTES_OF_A_STRANGER = 8L << 20;

  private static final Duration PATIENCE_WITH_A_STRANGER = Duration.ofSeconds(20);

  private final HttpComponent component = new HttpComponent();
  private final boolean trusted;

  PeerEndpoints(CamelContext context, Reach reach) {
    this.trusted = reach == Reach.EVERYWHERE;
    component.setCamelContext(context);
    if (!trusted) {
      component.setClientConnectionManager(connections(reach));
    }
    component.setConnectionsPerRoute(CONNECTIONS_TO_A_PEER);
    component.setMaxTotalConnections(CONNECTIONS);
    component.setUserAgent("Relais");
    component.start();
  }

  private static HttpClientConnectionManager connections(Reach reach) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new ReachableNames(reach))
        .setMaxConnPerRoute(CONNECTIONS_TO_A_PEER)
        .setMaxConnTotal(CONNECTIONS)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setSocketTimeout(Timeout.of(CONNECT))
                .build())
        .build();
  }

  /** An endpoint whose calls end within {@code asked}, and sooner with a stranger. */
  Endpoint within(Duration asked) {
    Duration timeout =
        trusted || asked.compareTo(PATIENCE_WITH_A_STRANGER) < 0 ? asked : PATIENCE_WITH_A_STRANGER;
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

  private void plain(HttpClientBuilder builder, Duration timeout) {
    builder
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .addExecInterceptorFirst(
            "deadline", new Deadline(timeout, trusted ? MOST_BYTES : MOST_BYTES_OF_A_STRANGER));
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
