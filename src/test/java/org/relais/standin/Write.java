package org.relais.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value that the server stored.
 *
 * @param importNumber number of the import, from 1 on, in the order in which they were stored
 * @param value null where it was deleted
 * @param at on the stand-in's clock
 */
public record Write(int importNumber, ValuePlace place, @Nullable String value, Instant at) {}
