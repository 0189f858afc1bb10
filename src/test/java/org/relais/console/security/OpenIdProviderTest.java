package org.relais.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.relais.config.OpenIdSettings;
import org.relais.console.TestProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.web.client.RestClient;

/** When the provider is asked what it is, and what becomes of one that does not answer. */
class OpenIdProviderTest {
  private final Ticking clock = new Ticking();

  @Test
  void itIsAskedWhenItIsNeededAndAfterAMomentAgainWhereItWasDown() {
    TestProvider first = TestProvider.start();
    OpenIdSettings settings = first.settings("preferred_username", null);
    int port = first.port();
    first.close();
    OpenIdProvider provider = new OpenIdProvider(settings, new OpenIdHttp().plain(), clock);
    assertThatThrownBy(() -> asked(provider)).isInstanceOf(UnavailableProviderException.class);

    try (TestProvider back = TestProvider.at(port)) {
      clock.pass(Duration.ofSeconds(9));
      assertThatThrownBy(() -> asked(provider)).isInstanceOf(UnavailableProviderException.class);
      clock.pass(Duration.ofSeconds(1));
      assertThat(asked(provider).getProviderDetails().getTokenUri()).startsWith(back.issuer());
    }
    clock.pass(Duration.ofHours(2));
    assertThat(asked(provider)).as("what it said is kept while it is down").isNotNull();
  }

  @Test
  void whileItIsAskedAnewTheOthersGoOnWithWhatItSaidBefore() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Semaphore asked = new Semaphore(0);
    AtomicBoolean slow = new AtomicBoolean();
    try (TestProvider there = TestProvider.start()) {
      RestClient http =
          new OpenIdHttp()
              .plain()
              .mutate()
              .requestInterceptor(
                  (request, body, execution) -> {
                    if (slow.get()) {
                      asked.release();
                      awaitOrGiveUp(held);
                    }
                    return execution.execute(request, body);
                  })
              .build();
      OpenIdProvider provider =
          new OpenIdProvider(there.settings("preferred_username", null), http, clock);
      ClientRegistration before = asked(provider);
      clock.pass(Duration.ofHours(2));
      slow.set(true);
      CompletableFuture<ClientRegistration> asker =
          CompletableFuture.supplyAsync(() -> asked(provider));
      asked.acquire();

      assertThat(asked(provider)).isSameAs(before);
      held.countDown();
      assertThat(asker.get(1, TimeUnit.MINUTES)).isNotSameAs(before);
    }
  }

  private static void awaitOrGiveUp(CountDownLatch latch) {
    try {
      latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatCallsItselfOtherwiseIsNotTheOneThatIsMeant() {
    try (TestProvider other = TestProvider.start()) {
      OpenIdSettings right = other.settings("preferred_username", null);
      OpenIdSettings meant =
          new OpenIdSettings(
              right.issuer() + "/",
              right.clientId(),
              right.clientSecret(),
              right.label(),
              right.scopes(),
              right.accountClaim(),
              null);
      OpenIdProvider provider = new OpenIdProvider(meant, new OpenIdHttp().plain(), clock);

      assertThatThrownBy(() -> asked(provider)).isInstanceOf(UnavailableProviderException.class);
      assertThat(provider.findByRegistrationId("another")).isNull();
    }
  }

  private static ClientRegistration asked(OpenIdProvider provider) {
    return provider.findByRegistrationId(Paths.OPENID_REGISTRATION);
  }

  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-11-01T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
