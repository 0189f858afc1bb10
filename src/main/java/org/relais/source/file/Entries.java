package org.relais.source.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into records, one after the other. */
interface Entries {
  /** The next one, or null at the end. Between two calls the file stands between two records. */
  @Nullable Entry next() throws IOException;
}
