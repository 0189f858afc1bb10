package org.relais.config;

import static org.relais.config.SourceBlocks.FORM;
import static org.relais.config.SourceBlocks.RECORDS;
import static org.relais.config.SourceBlocks.REVISION;
import static org.relais.config.SourceBlocks.VERSION;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.http.Credentials;
import org.relais.source.VoidedWhen;
import org.relais.source.rest.Paging;
import org.relais.source.rest.RestSettings;
import org.relais.source.rest.Since;
import org.relais.visit.RecordPath;

/** {@code type: rest}. */
final class RestBlock {
  private static final Key<String> URL =
      Key.of("url", UrlType.URL)
          .needed()
          .says("Address of the first page, without user and password.")
          .example("https://api.example/visits");
  private static final Key<RecordPath> ID = SourceBlocks.ID.needed();
  private static final Key<RecordPath> UPDATED_AT =
      Key.of("updated_at", PathType.PATH)
          .says("Where the server's time of the last change is.")
          .example("updated_at");
  private static final Key<List<VoidedWhen>> DELETED =
      Key.of("deleted", Voiding.VOIDING)
          .says("A record is void where one of these holds.")
          .example("{deleted: [\"true\"]}");

  private static final Key<String> BY =
      Key.of("by", Scalars.oneOf("next_link", "page", "offset"))
          .needed()
          .says("`next_link`: the answer names the next page; `page` and `offset` count.")
          .example("next_link");
  private static final Key<RecordPath> NEXT =
      Key.of("next", PathType.PATH)
          .says("With `next_link`: where the link is; the Link header if absent.")
          .example("next");
  private static final Key<Scalar> PARAMETER =
      Key.of("parameter", Scalars.TEXT)
          .says("With `page` and `offset`: the query parameter; named like the way if absent.")
          .example("page");
  private static final Key<Integer> FIRST =
      Key.of("first", Scalars.integer(0, 1))
          .otherwise(1)
          .says("With `page`: number of the first page; 1 if absent.")
          .example("1");
  private static final Key<Scalar> SIZE_PARAMETER =
      Key.of("size_parameter", Scalars.TEXT)
          .says("Query parameter for the size of a page.")
          .example("per_page");
  private static final Key<Integer> SIZE =
      Key.of("size", Scalars.integer(1, 10_000))
          .otherwise(100)
          .says("Records a page; 100 if absent.")
          .example("100");
  private static final Key<Values> PAGE =
      Key.of(
              "page",
              Block.of(
                  "paging",
                  "How an interface gives its records page by page.",
                  BY,
                  NEXT,
                  PARAMETER,
                  FIRST,
                  SIZE_PARAMETER,
                  SIZE))
          .says("How it gives records page by page; all in one answer if absent.")
          .example("{by: next_link, next: next}");

  private static final Key<Scalar> SINCE_PARAMETER =
      Key.of("parameter", Scalars.TEXT).needed().says("Query parameter.").example("updated_since");
  private static final Key<Duration> OVERLAP =
      Key.of("overlap", DurationType.DURATION)
          .otherwise(Duration.ofMinutes(10))
          .says("How much before the newest time seen the next pull starts; 10 minutes if absent.")
          .example("10 minutes");
  private static final Key<Since.Format> FORMAT =
      Key.of("format", Scalars.constant(Since.Format.class))
          .otherwise(Since.Format.ISO)
          .says("How the time is written; `iso` if absent.")
          .example("iso");
  private static final Key<Scalar> UNTIL =
      Key.of("until", Scalars.TEXT)
          .says(
              "Query parameter of the end of a stretch of time; with it some days can be read again by themselves.")
          .example("updated_before");
  private static final Key<Values> SINCE =
      Key.of(
              "since",
              Block.of(
                  "since",
                  "How an interface is asked for what changed since a time.",
                  SINCE_PARAMETER,
                  OVERLAP,
                  FORMAT,
                  UNTIL))
          .says("How it is asked for what changed; everything is read each time if absent.")
          .example("{parameter: updated_since}");

  static final Block BLOCK =
      SourceBlocks.kind(
          "REST source",
          "Any interface that gives records as JSON, page by page.",
          URL,
          AuthBlock.AUTH,
          RECORDS,
          ID,
          REVISION,
          UPDATED_AT,
          DELETED,
          FORM,
          VERSION,
          PAGE,
          SINCE);

  private RestBlock() {}

  static RestSettings settings(Values block) {
    return new RestSettings(
        block.need(URL),
        block.or(AuthBlock.AUTH, new Credentials.None()),
        block.get(RECORDS),
        block.need(ID),
        block.get(REVISION),
        block.get(UPDATED_AT),
        block.or(DELETED, List.of()),
        block.need(FORM),
        block.get(VERSION),
        paging(block.get(PAGE)),
        since(block.get(SINCE)));
  }

  private static Paging paging(@Nullable Values page) {
    if (page == null || !page.complete()) {
      return new Paging.None();
    }
    Scalar sized = page.get(SIZE_PARAMETER);
    String sizeParameter = sized == null ? null : sized.text();
    int size = page.or(SIZE, 100);
    String by = page.need(BY);
    Scalar named = page.get(PARAMETER);
    String parameter = named == null ? by : named.text();
    return switch (by) {
      case "next_link" -> new Paging.NextLink(page.get(NEXT), sizeParameter, size);
      case "page" -> new Paging.PageNumber(parameter, page.or(FIRST, 1), sizeParameter, size);
      default -> new Paging.Offset(parameter, sizeParameter, size);
    };
  }

  private static @Nullable Since since(@Nullable Values since) {
    Scalar until = since == null ? null : since.get(UNTIL);
    return since == null || !since.complete()
        ? null
        : new Since(
            since.need(SINCE_PARAMETER).text(),
            since.or(OVERLAP, Duration.ofMinutes(10)),
            since.or(FORMAT, Since.Format.ISO),
            until == null ? null : until.text());
  }
}
