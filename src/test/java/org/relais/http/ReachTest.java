package org.relais.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers are called for somebody who is not to be trusted with all of them. */
class ReachTest {
  private static final Reach INTERNET = Reach.ofTheInternet(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::",
        "ff02::1"
      })
  void whatOnlyThisMachineOrItsNetworksReachIsOutOfReach(String address) throws Exception {
    assertThat(INTERNET.includes(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2a00::1"})
  void whatEverybodyReachesIsReached(String address) throws Exception {
    assertThat(INTERNET.includes(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aNetworkThatSomebodyNamedIsReachedToo() throws Exception {
    Reach reach =
        Reach.ofTheInternet(List.of(Network.of("10.4.0.0/16"), Network.of("fd00:1::/32")));

    assertThat(reach.includes(InetAddress.getByName("10.4.255.1"))).isTrue();
    assertThat(reach.includes(InetAddress.getByName("10.5.0.1"))).isFalse();
    assertThat(reach.includes(InetAddress.getByName("fd00:1::9"))).isTrue();
    assertThat(reach.includes(InetAddress.getByName("fd00:2::9"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.4.0.0", "10.4.0.0/33", "example.org/8", "10.4/16/3", "", "fd00::/129"})
  void whatIsNoNetworkIsNone(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @Test
  void aServerIsNotCalledByAnyNameOrFormOfAnAddressThatIsOutOfReach() throws Exception {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    server.start();
    try (CamelHttp http = CamelHttp.within(INTERNET);
        CamelHttp named =
            CamelHttp.within(Reach.ofTheInternet(List.of(Network.of("127.0.0.1/32"))))) {
      for (String host :
          List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.1")) {
        HttpCall call = call(host, server.port());
        UnreachableException refused =
            catchThrowableOfType(UnreachableException.class, () -> http.call(call));
        assertThat(refused.failure()).as(host).isNotEqualTo(Failure.CUT_OFF);
        assertThat(refused.requestMayHaveArrived()).as(host).isFalse();
      }
      server.verify(0, WireMock.anyRequestedFor(WireMock.anyUrl()));
      assertThat(
              catchThrowableOfType(
                      UnreachableException.class, () -> http.call(call("127.0.0.1", server.port())))
                  .failure())
          .isEqualTo(Failure.OUT_OF_REACH);
      assertThat(named.call(call("127.0.0.1", server.port())).status()).isEqualTo(200);
    } finally {
      server.stop();
    }
  }

  private static HttpCall call(String host, int port) {
    return HttpCall.get("http://" + host + ":" + port + "/x", Map.of(), Duration.ofSeconds(5));
  }
}
