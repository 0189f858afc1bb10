package org.relais.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * HTTP through Camel's {@code http} component: connections are kept and reused, {@code gzip} is
 * understood, redirects are answers, cookies are dropped, and nothing is ever sent twice: whether
 * to try again is for the caller, who knows what the request does.
 */
public final class CamelHttp implements Http, AutoCloseable {
  private final CamelContext context;
  private final boolean ownsContext;
  private final ProducerTemplate template;
  private final PeerEndpoints peers;
  // One endpoint for each time-out in use, since Camel sets it on the endpoint; there are few.
  private final Map<Duration, Endpoint> endpoints = new ConcurrentHashMap<>();

  /**
   * @param context started; calls are made with its producers and end with it
   */
  public CamelHttp(CamelContext context) {
    this(context, false, Reach.EVERYWHERE);
  }

  private CamelHttp(CamelContext context, boolean ownsContext, Reach reach) {
    this.context = context;
    this.ownsContext = ownsContext;
    this.template = context.createProducerTemplate();
    this.peers = new PeerEndpoints(context, reach);
  }

  /** For a command or a test, which runs no routes. Close it. */
  public static CamelHttp standalone() {
    return within(Reach.EVERYWHERE);
  }

  /** As {@link #standalone}, for addresses that are not to be trusted. */
  public static CamelHttp within(Reach reach) {
    CamelContext context = new DefaultCamelContext(false);
    context.start();
    return new CamelHttp(context, true, reach);
  }

  @Override
  public HttpAnswer call(HttpCall call) throws UnreachableException {
    Exchange exchange = exchange(call, address(call));
    template.send(endpoints.computeIfAbsent(call.timeout(), peers::within), exchange);
    Exception fault = exchange.getException();
    if (fault != null) {
      throw new UnreachableException(call, Faults.failure(fault));
    }
    return answer(exchange.getMessage());
  }

  private static URI address(HttpCall call) throws UnreachableException {
    try {
      URI address = new URI(call.url());
      if (address.getHost() == null || !address.getScheme().matches("(?i)https?")) {
        throw new UnreachableException(call, Failure.MALFORMED_ADDRESS);
      }
      return address;
    } catch (URISyntaxException e) {
      throw new UnreachableException(call, Failure.MALFORMED_ADDRESS);
    }
  }

  private Exchange exchange(HttpCall call, URI address) {
    Exchange exchange = new DefaultExchange(context, ExchangePattern.InOut);
    Message request = exchange.getIn();
    call.headers().forEach(request::setHeader);
    request.setHeader(HttpConstants.HTTP_METHOD, call.method());
    String url = call.url();
    int end = url.indexOf('?') >= 0 ? url.indexOf('?') : url.length();
    request.setHeader(HttpConstants.HTTP_URI, url.substring(0, end));
    if (address.getRawQuery() != null) {
      // Raw: else Camel decodes and encodes it again, and an opaque token is no longer itself.
      request.setHeader(HttpConstants.HTTP_RAW_QUERY, address.getRawQuery());
    }
    byte @Nullable [] body = call.body();
    if (body != null) {
      request.setBody(new ByteArrayEntity(body, null));
    }
    return exchange;
  }

  private static HttpAnswer answer(Message message) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    message.getHeaders().forEach((name, value) -> headers.put(name, text(value)));
    byte @Nullable [] body = message.getBody(byte[].class);
    Integer status = message.getHeader(HttpConstants.HTTP_RESPONSE_CODE, Integer.class);
    headers.keySet().removeIf(name -> name.startsWith("Camel"));
    return new HttpAnswer(status == null ? 0 : status, headers, body == null ? new byte[0] : body);
  }

  private static String text(@Nullable Object value) {
    return value instanceof Collection<?> values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  @Override
  public void close() {
    template.stop();
    peers.close();
    if (ownsContext) {
      context.stop();
    }
  }
}
