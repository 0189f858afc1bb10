package org.relais.console.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a source.
 *
 * @param lastPage when it last gave a page, or null
 * @param late whether it missed its schedule
 * @param discarded rejected records that a person set aside
 * @param paused whether a person said that nothing shall be pulled
 * @param every how long it usually is from one pull to the next, by its schedule; null where that
 *     has ended
 * @param next when it is pulled next, or null where its schedule has ended
 */
public record SourceLine(
    String name,
    @Nullable Instant lastPage,
    boolean late,
    @Nullable Duration every,
    @Nullable Instant next,
    long pulled,
    long mapped,
    long rejected,
    long discarded,
    long ignored,
    long voided,
    boolean paused) {}
