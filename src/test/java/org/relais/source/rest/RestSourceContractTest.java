package org.relais.source.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.source.FormName;
import org.relais.source.Given;
import org.relais.source.PageMemory;
import org.relais.source.Source;
import org.relais.source.SourceContract;
import org.relais.source.VoidedWhen;

/** The contract, for each way of paging. */
final class RestSourceContractTest {
  private static final int SIZE = 3;

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final CamelHttp HTTP = CamelHttp.standalone();

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Nested
  final class NextLinkInTheBody extends RestContract {
    @Override
    Paging paging() {
      return new Paging.NextLink(Given.path("meta.next"), "limit", SIZE);
    }

    @Override
    ResponseDefinitionBuilder answer(List<String> page, int number, boolean more) {
      String next = more ? "\"?cursor=" + (number + 1) + "\"" : "null";
      return json("{\"rows\": %s, \"meta\": {\"next\": %s}}".formatted(page, next));
    }

    @Override
    MappingBuilder request(int number) {
      return number == 0 ? start().withQueryParam("cursor", absent()) : page("cursor", number);
    }
  }

  @Nested
  final class NextLinkInTheHeader extends RestContract {
    @Override
    Paging paging() {
      return new Paging.NextLink(null, null, SIZE);
    }

    @Override
    ResponseDefinitionBuilder answer(List<String> page, int number, boolean more) {
      String next = "<http://inner:8080/api/rows?cursor=%d>; rel=\"next\"".formatted(number + 1);
      ResponseDefinitionBuilder answer = json("{\"rows\": " + page + "}");
      return more ? answer.withHeader("Link", "</first>; rel=\"first\", " + next) : answer;
    }

    @Override
    MappingBuilder request(int number) {
      return number == 0 ? start().withQueryParam("cursor", absent()) : page("cursor", number);
    }
  }

  @Nested
  final class CountedPages extends RestContract {
    @Override
    Paging paging() {
      return new Paging.PageNumber("page", 1, "size", SIZE);
    }

    @Override
    MappingBuilder request(int number) {
      return page("page", number + 1);
    }
  }

  @Nested
  final class CountedRecords extends RestContract {
    @Override
    Paging paging() {
      return new Paging.Offset("offset", "size", SIZE);
    }

    @Override
    MappingBuilder request(int number) {
      return page("offset", offsets.get(number));
    }
  }

  abstract static class RestContract extends SourceContract {
    final List<Integer> offsets = new ArrayList<>();

    abstract Paging paging();

    abstract MappingBuilder request(int number);

    ResponseDefinitionBuilder answer(List<String> page, int number, boolean more) {
      return json("{\"rows\": " + page + "}");
    }

    @Override
    protected Source open() {
      RestSettings settings =
          new RestSettings(
              SERVER.baseUrl() + "/api/rows?fields=all",
              new Credentials.Header("X-Key", "secret"),
              Given.path("rows"),
              Given.path("id"),
              null,
              Given.path("updated"),
              List.of(new VoidedWhen(Given.path("deleted"), List.of("true"))),
              new FormName.Constant("sick_child"),
              null,
              paging(),
              new Since("since", Duration.ofMinutes(10), Since.Format.ISO, null));
      return new RestSource(
          "test", settings, Given.noMapping(), HTTP, Clock.systemUTC(), PageMemory.NONE);
    }

    @Override
    protected void hold(List<Sample> samples) {
      SERVER.resetAll();
      offsets.clear();
      int pages = (samples.size() + SIZE - 1) / SIZE;
      for (int number = 0; number <= pages; number++) {
        int from = Math.min(samples.size(), number * SIZE);
        int to = Math.min(samples.size(), from + SIZE);
        offsets.add(from);
        List<String> page =
            samples.subList(from, to).stream()
                .map(RestContract::record)
                .collect(Collectors.toList());
        SERVER.stubFor(
            request(number)
                .withHeader("X-Key", equalTo("secret"))
                .willReturn(answer(page, number, number < pages - 1)));
      }
    }

    static MappingBuilder start() {
      return get(urlPathEqualTo("/api/rows")).withQueryParam("fields", equalTo("all"));
    }

    static MappingBuilder page(String parameter, int value) {
      return get(urlPathEqualTo("/api/rows"))
          .withQueryParam(parameter, equalTo(String.valueOf(value)));
    }

    static ResponseDefinitionBuilder json(String body) {
      return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private static String record(Sample sample) {
      if (sample instanceof Sample.Good good) {
        return "{\"id\": \"%s\", \"muac\": %d, \"updated\": \"%s\"}"
            .formatted(good.id(), good.edit(), time(good.edit()));
      }
      return sample instanceof Sample.Deleted deleted
          ? "{\"id\": \"%s\", \"deleted\": true, \"updated\": \"%s\"}"
              .formatted(deleted.id(), time(deleted.edit()))
          : "{\"muac\": 1}";
    }

    private static String time(int edit) {
      // With a fraction once and once without: as text, Z stands behind the dot.
      return edit == 1 ? "2026-11-01T10:00:00Z" : "2026-11-01T10:00:00.5Z";
    }
  }
}
