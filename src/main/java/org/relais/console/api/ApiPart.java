package org.relais.console.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which part of a list a caller asks for: the same everywhere.
 *
 * @param after what the part before said as {@code next}; null or blank for the first part
 * @param limit how many items at most; null for the usual number
 */
record ApiPart(
    @Parameter(description = "what the part before said as `next`; left out for the first part")
        @Nullable String after,
    @Parameter(
            description = "how many items at most",
            schema =
                @Schema(
                    type = "integer",
                    minimum = "1",
                    maximum = "1000",
                    defaultValue = "" + ApiPart.USUAL))
        @Nullable Integer limit) {
  static final int USUAL = 100;
  static final int MOST = 1_000;

  /** How many items, within bounds. */
  int most() {
    return limit == null ? USUAL : Math.max(1, Math.min(MOST, limit));
  }

  /** The text after which the list goes on; empty at its beginning. */
  String text() {
    return after == null ? "" : after.strip();
  }

  /** The number after which the list goes on. */
  long number(long ofFirst) {
    if (text().isEmpty()) {
      return ofFirst;
    }
    try {
      return Math.max(0, Long.parseLong(text()));
    } catch (NumberFormatException none) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST,
          "after is none of this list: take it from `next` of the part before, or leave it out.");
    }
  }

  /** How many items the parts before have had, of a list that is counted through. */
  int place() {
    return (int) Math.min(Integer.MAX_VALUE, number(0));
  }
}
