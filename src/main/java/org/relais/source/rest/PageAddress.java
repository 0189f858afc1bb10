package org.relais.source.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The address of the page at which a cursor stands. */
final class PageAddress {
  private final RestSettings settings;
  private final ZoneId zone;

  PageAddress(RestSettings settings, ZoneId zone) {
    this.settings = settings;
    this.zone = zone;
  }

  String of(RestCursor cursor) {
    Paging paging = settings.page();
    String page = cursor.page();
    if (paging instanceof Paging.NextLink link) {
      return page == null ? sized(start(cursor), link.sizeParameter(), link.size()) : page;
    }
    if (paging instanceof Paging.PageNumber number) {
      String first = page == null ? String.valueOf(number.first()) : page;
      String url = sized(start(cursor), number.sizeParameter(), number.size());
      return parameter(url, number.parameter(), first);
    }
    if (paging instanceof Paging.Offset offset) {
      String url = sized(start(cursor), offset.sizeParameter(), offset.size());
      return parameter(url, offset.parameter(), page == null ? "0" : page);
    }
    return start(cursor);
  }

  private String start(RestCursor cursor) {
    Since since = settings.since();
    String mark = cursor.mark();
    if (since == null || mark == null) {
      return settings.url();
    }
    Instant from = Instant.parse(mark).minus(since.overlap());
    String url = parameter(settings.url(), since.parameter(), written(from, since.format()));
    RestCursor.Backfill backfill = cursor.backfill();
    String until = since.until();
    return backfill == null || until == null
        ? url
        : parameter(url, until, written(Instant.parse(backfill.until()), since.format()));
  }

  private String written(Instant time, Since.Format format) {
    Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
    return switch (format) {
      case ISO -> millis.toString();
      case ISO_LOCAL -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(millis.atZone(zone));
      case EPOCH_MILLIS -> String.valueOf(millis.toEpochMilli());
      case EPOCH_SECONDS -> String.valueOf(millis.getEpochSecond());
    };
  }

  private static String sized(String url, @Nullable String parameter, int size) {
    return parameter == null ? url : parameter(url, parameter, String.valueOf(size));
  }

  private static String parameter(String url, String name, String value) {
    return url
        + (url.indexOf('?') < 0 ? "?" : "&")
        + URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
