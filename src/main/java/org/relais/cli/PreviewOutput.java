package org.relais.cli;

import org.relais.route.Preview;

/** Where a preview goes, row by row. */
interface PreviewOutput extends AutoCloseable {
  void add(Preview.Row row);

  /** After the last row; not where the server stopped answering. */
  void end();

  PreviewTally tally();

  @Override
  default void close() {}
}
