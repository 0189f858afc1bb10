package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnMachineTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "::1, ::1, true",
    "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1, true",
    // Behind proxies of a private network, of which one may say what it likes.
    "127.0.0.1, 172.18.0.3, false",
    "10.1.2.3, 10.1.2.3, false",
    "203.0.113.9, 127.0.0.1, false",
    "'', 127.0.0.1, false"
  })
  void bothEndsOfTheConnectionAreTheLoopback(String from, String to, boolean own) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    request.setLocalAddr(to);

    assertThat(OwnMachine.asks(request)).isEqualTo(own);
  }
}
