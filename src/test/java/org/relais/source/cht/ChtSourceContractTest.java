package org.relais.source.cht;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.relais.http.CamelHttp;
import org.relais.http.Credentials;
import org.relais.source.Source;
import org.relais.source.SourceContract;

final class ChtSourceContractTest extends SourceContract {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final CamelHttp HTTP = CamelHttp.standalone();
  private final ChtFeed feed = new ChtFeed(SERVER);

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Override
  protected Source open() {
    ChtSettings settings =
        new ChtSettings(SERVER.baseUrl() + "/", "medic", new Credentials.Basic("u", "p"), 3);
    return new ChtSource("test", settings, HTTP, Clock.systemUTC());
  }

  @Override
  protected void hold(List<Sample> samples) {
    List<String> changes = new ArrayList<>();
    for (Sample sample : samples) {
      changes.add(change(sample));
    }
    feed.hold(changes);
  }

  private static String change(Sample sample) {
    if (sample instanceof Sample.Good good) {
      // The ninth and the tenth revision: as text, 10 stands before 9.
      String rev = (8 + good.edit()) + "-0123456789abcdef";
      return ChtFeed.change(
          good.id(),
          rev,
          """
          "type": "data_record", "form": "sick_child", "fields": {"muac": "%d"}"""
              .formatted(good.edit()));
    }
    if (sample instanceof Sample.Deleted deleted) {
      return ChtFeed.tombstone(deleted.id(), (8 + deleted.edit()) + "-0f");
    }
    return "{\"id\": \"bad\", \"changes\": [{\"rev\": \"1-a\"}], \"doc\": null}";
  }
}
