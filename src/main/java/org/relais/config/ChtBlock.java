package org.relais.config;

import org.relais.config.spec.Block;
import org.relais.config.spec.Key;
import org.relais.config.spec.Scalars;
import org.relais.config.spec.Values;
import org.relais.config.yaml.Node.Scalar;
import org.relais.http.Credentials;
import org.relais.source.cht.ChtSettings;

/** {@code type: cht}. */
final class ChtBlock {
  private static final Key<String> URL =
      Key.of("url", UrlType.URL)
          .needed()
          .says("Address of the server, without user and password.")
          .example("${CHT_URL}");
  private static final Key<Scalar> DATABASE =
      Key.of("database", Scalars.TEXT)
          .says("CouchDB database; `medic` if absent.")
          .example("medic");
  private static final Key<Integer> PAGE_SIZE =
      Key.of("page_size", Scalars.integer(1, 10_000))
          .otherwise(ChtSettings.DEFAULT_PAGE_SIZE)
          .says("Documents a request; 1000 if absent.")
          .example("1000");

  static final Block BLOCK =
      SourceBlocks.kind(
          "CHT source",
          "A Community Health Toolkit server, read through its change feed.",
          URL,
          AuthBlock.AUTH,
          DATABASE,
          PAGE_SIZE);

  private ChtBlock() {}

  static ChtSettings settings(Values block) {
    Scalar database = block.get(DATABASE);
    return new ChtSettings(
        block.need(URL),
        database == null ? ChtSettings.DEFAULT_DATABASE : database.text(),
        block.or(AuthBlock.AUTH, new Credentials.None()),
        block.or(PAGE_SIZE, ChtSettings.DEFAULT_PAGE_SIZE));
  }
}
